import type { Preview } from '@storybook/react-vite';
import { useState, type ReactNode } from 'react';
import { configure } from 'storybook/test';
import '../src/styles/bankfeeds.css';
import { expectShown } from '../stories/expect-shown.js';
import { expectPageFits, expectSpacedTextFits } from '../stories/fits.js';
import { aPieceOfAPage } from '../stories/frame/axe-rules.js';
import { InScene } from '../stories/frame/InScene.js';
import { Page } from '../stories/frame/Page.js';
import { expectUsableUnderLowVision, underLowVision } from '../stories/low-vision.js';
import { settled } from '../stories/settled.js';
import { openScenario, type OpenScenario, type ScenarioName } from '../stories/scenarios/open-scenario.js';
import { DocsFrame } from './DocsFrame.js';
import './preview.css';
import { globalTypes, initialGlobals, wishesOf, type Wishes } from './toolbars.js';

// A scenario is a whole bank: on a busy machine its answers take their time.
configure({ asyncUtilTimeout: 30_000 });

const viewports = {
  mobile1: { name: 'Small phone', styles: { width: '320px', height: '568px' }, type: 'mobile' },
  lying: { name: 'Small phone, lying', styles: { width: '568px', height: '320px' }, type: 'mobile' },
  tablet: { name: 'Tablet', styles: { width: '834px', height: '1112px' }, type: 'tablet' },
  zoomed: { name: 'Desk at 400 %', styles: { width: '320px', height: '256px' }, type: 'desktop' },
} as const;

interface StoryPageProps {
  readonly scenario: OpenScenario;
  readonly wishes: Wishes;
  readonly children: ReactNode;
}

/** Keeps the scenario in which the story began: no toolbar begins it anew, only Storybook's own remounting does. */
function StoryPage({ scenario, wishes, children }: StoryPageProps) {
  const [scene] = useState(scenario);
  const { locale, trouble, delayMs } = wishes;
  return (
    <Page {...wishes}>
      <InScene scene={scene} locale={locale} trouble={trouble} delayMs={delayMs}>
        {children}
      </InScene>
    </Page>
  );
}

const preview: Preview = {
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    docs: { container: DocsFrame },
    options: {
      storySort: {
        order: [
          'Welcome',
          'Workbench',
          ['A bank’s page', 'Theme editor', 'Bad days'],
          'Widgets',
          ['Connect button', 'Credentials panel', 'Account status list', 'Transactions table', 'Consent receipt', ['Guide']],
          'Pieces',
          ['*', ['Guide']],
        ],
      },
    },
    viewport: { options: viewports },
    a11y: {
      test: 'error',
      options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      config: { rules: aPieceOfAPage },
    },
  },
  globalTypes,
  initialGlobals,
  // A scenario is the real server kit and sandbox, in this page, brought into a named state.
  loaders: [
    async ({ parameters }): Promise<{ scenario: OpenScenario }> => {
      const name: ScenarioName = parameters['scenario'] ?? 'notStarted';
      return { scenario: await openScenario(name) };
    },
  ],
  async afterEach({ tags, parameters, loaded }) {
    await expectShown(parameters['shows'] ?? [], loaded['scenario']);
    if (tags.includes('fits') || underLowVision) await settled();
    if (tags.includes('fits')) {
      await expectPageFits();
      await expectSpacedTextFits();
    }
    if (underLowVision) await expectUsableUnderLowVision();
  },
  decorators: [
    (Story, { loaded, globals, id }) => (
      <StoryPage key={id} scenario={loaded['scenario']} wishes={wishesOf(globals)}>
        <Story />
      </StoryPage>
    ),
  ],
};

export default preview;
