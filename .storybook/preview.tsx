import type { Preview } from '@storybook/react-vite';
import { useEffect, useState, type ReactNode } from 'react';
import { configure } from 'storybook/test';
import { BankFeedsProvider, type Theme } from '../src/index.js';
import '../src/styles/bankfeeds.css';
import { expectPageFits } from '../stories/fits.js';
import { expectUsableUnderLowVision, underLowVision } from '../stories/low-vision.js';
import { pseudoLocale, pseudoMessages } from '../stories/pseudo-locale.js';
import { settled } from '../stories/settled.js';
import { openScenario, type OpenScenario, type ScenarioName } from '../stories/scenarios/open-scenario.js';
import './preview.css';

// A scenario is a whole bank: on a busy machine its answers take their time.
configure({ asyncUtilTimeout: 10_000 });

const viewports = {
  mobile1: { name: 'Small phone', styles: { width: '320px', height: '568px' }, type: 'mobile' },
  tablet: { name: 'Tablet', styles: { width: '834px', height: '1112px' }, type: 'tablet' },
  zoomed: { name: 'Desk at 400 %', styles: { width: '320px', height: '256px' }, type: 'desktop' },
} as const;

const themes: readonly Theme[] = ['light', 'dark', 'system'];

function themeOf(value: unknown): Theme {
  return themes.find((theme) => theme === value) ?? 'light';
}

type Direction = 'ltr' | 'rtl';

interface PageProps {
  readonly theme: Theme;
  readonly locale: string;
  readonly direction: Direction;
  readonly children: ReactNode;
}

function Page({ theme, locale, direction, children }: PageProps) {
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  }, [theme, locale, direction]);
  return children;
}

interface InScenarioProps {
  readonly scenario: OpenScenario;
  readonly locale: string;
  readonly children: ReactNode;
}

/** Keeps the scenario in which the story began: another language or theme does not begin it anew. */
function InScenario({ scenario, locale, children }: InScenarioProps) {
  const [{ adapter }] = useState(scenario);
  return <BankFeedsProvider adapter={adapter} locale={locale} messages={locale === pseudoLocale ? pseudoMessages : undefined}>{children}</BankFeedsProvider>;
}

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    options: { storySort: { order: ['Welcome', 'Widgets', ['Connect button', 'Credentials panel', 'Account status list', 'Transactions table'], 'Pieces'] } },
    viewport: { options: viewports },
    a11y: {
      test: 'error',
      options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      config: {
        rules: [
          // A story is a piece of a page: landmarks and the page's own heading are the host's.
          { id: 'region', enabled: false },
          { id: 'page-has-heading-one', enabled: false },
          { id: 'landmark-one-main', enabled: false },
        ],
      },
    },
  },
  globalTypes: {
    locale: {
      description: 'Language',
      toolbar: { title: 'Language', icon: 'globe', items: [{ value: 'en', title: 'English' }, { value: 'fr-CA', title: 'Français (Canada)' }, { value: pseudoLocale, title: 'Pseudo: longer, accented' }], dynamicTitle: true },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: { title: 'Direction', icon: 'transfer', items: [{ value: 'ltr', title: 'Left to right' }, { value: 'rtl', title: 'Right to left' }], dynamicTitle: true },
    },
    theme: {
      description: 'Theme',
      toolbar: { title: 'Theme', icon: 'contrast', items: [{ value: 'light', title: 'Light' }, { value: 'dark', title: 'Dark' }, { value: 'system', title: 'As the system' }], dynamicTitle: true },
    },
  },
  initialGlobals: {
    ...(underLowVision && { viewport: { value: 'zoomed', isRotated: false } }),
    locale: import.meta.env['VITE_STORY_LOCALE'] ?? 'en',
    direction: import.meta.env['VITE_STORY_DIRECTION'] ?? 'ltr',
    theme: import.meta.env['VITE_STORY_THEME'] ?? 'light',
  },
  // A scenario is the real server kit and sandbox, in this page, brought into a named state.
  loaders: [
    async ({ parameters }): Promise<{ scenario: OpenScenario }> => {
      const name: ScenarioName = parameters['scenario'] ?? 'notStarted';
      return { scenario: await openScenario(name) };
    },
  ],
  async afterEach({ tags }) {
    if (tags.includes('fits') || underLowVision) await settled();
    if (tags.includes('fits')) await expectPageFits();
    if (underLowVision) await expectUsableUnderLowVision();
  },
  decorators: [
    (Story, { loaded, globals, id }) => {
      const scenario: OpenScenario = loaded['scenario'];
      const locale = String(globals['locale']);
      return (
        <Page theme={themeOf(globals['theme'])} locale={locale} direction={globals['direction'] === 'rtl' ? 'rtl' : 'ltr'}>
          <InScenario key={id} scenario={scenario} locale={locale}><Story /></InScenario>
        </Page>
      );
    },
  ],
};

export default preview;
