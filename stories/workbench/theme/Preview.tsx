import { memo } from 'react';
import { BankFeedAccountStatusList, ConnectToQuickBooksButton, CredentialsPanel, TransactionsTable, type Theme } from '../../../src/index.js';
import { InScene } from '../../frame/InScene.js';
import { useScene } from '../../frame/scene-context.js';

/** The widgets over one bank, once in each theme. The style sheet above them is all that changes. */
export const Preview = memo(function Preview() {
  return (
    <div className="te-previews">
      <Pane title="Light" theme="light" />
      <Pane title="Dark" theme="dark" />
    </div>
  );
});

function Pane({ title, theme }: { readonly title: string; readonly theme: Theme }) {
  const scene = useScene();
  return (
    <section className="te-pane" data-theme={theme} aria-label={title}>
      <InScene scene={scene} locale="en" theme={theme}>
        <div>
          <ConnectToQuickBooksButton quickBooksUrl={null} />
        </div>
        <BankFeedAccountStatusList />
        <TransactionsTable accountId="card" />
        <CredentialsPanel instructions={false} />
      </InScene>
    </section>
  );
}
