import { render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { BankFeedAccountStatusList } from '../../src/index.js';
import { InScene } from '../../stories/frame/InScene.js';
import { openScenario } from '../../stories/scenarios/open-scenario.js';
import type { TroubleName } from '../../stories/scenarios/trouble.js';

const part = (name: string) => document.querySelectorAll(`[data-bf-part="${name}"]`);

it('strikes the open page with a fault, mends it, and opens it anew on a slower line, over the same bank', async () => {
  // A feed of which no news are expected: the page asks again only when it is made to.
  const scene = await openScenario('linkedEmpty');
  const page = (trouble: TroubleName, delayMs: number) => (
    <InScene scene={scene} locale="en" trouble={trouble} delayMs={delayMs}>
      <BankFeedAccountStatusList />
    </InScene>
  );
  const { rerender } = render(page('none', 0));
  await waitFor(() => expect(part('account')).toHaveLength(1));

  rerender(page('offline', 0));
  await waitFor(() => expect(part('stale')).toHaveLength(1));
  expect(part('account')).toHaveLength(1);

  rerender(page('none', 0));
  await waitFor(() => expect(part('stale')).toHaveLength(0));

  await scene.adapter.accountEditing?.rename('operating', 'Renamed meanwhile', { signal: new AbortController().signal });
  rerender(page('none', 50));
  expect(part('account')).toHaveLength(0);
  await screen.findByText('Renamed meanwhile');
  expect(part('account')).toHaveLength(1);
});
