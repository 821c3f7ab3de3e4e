import type { Preview } from '@storybook/react-vite';
import { useEffect } from 'react';
import { BankFeedsProvider, type Theme } from '../src/index.js';
import '../src/styles/bankfeeds.css';
import { openScenario, type OpenScenario, type ScenarioName } from '../stories/scenarios/open-scenario.js';
import './preview.css';

const themes: readonly Theme[] = ['light', 'dark', 'system'];

function themeOf(value: unknown): Theme {
  return themes.find((theme) => theme === value) ?? 'light';
}

function Page({ theme, locale, children }: { readonly theme: Theme; readonly locale: string; readonly children: React.ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  }, [theme, locale]);
  return children;
}

const preview: Preview = {
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    options: { storySort: { order: ['Welcome', 'Widgets', ['Connect button', 'Credentials panel', 'Account status list', 'Transactions table'], 'Pieces'] } },
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
      toolbar: { title: 'Language', icon: 'globe', items: [{ value: 'en', title: 'English' }, { value: 'fr-CA', title: 'Français (Canada)' }], dynamicTitle: true },
    },
    theme: {
      description: 'Theme',
      toolbar: { title: 'Theme', icon: 'contrast', items: [{ value: 'light', title: 'Light' }, { value: 'dark', title: 'Dark' }, { value: 'system', title: 'As the system' }], dynamicTitle: true },
    },
  },
  initialGlobals: {
    locale: import.meta.env['VITE_STORY_LOCALE'] ?? 'en',
    theme: import.meta.env['VITE_STORY_THEME'] ?? 'light',
  },
  // A scenario is the real server kit and sandbox, in this page, brought into a named state.
  loaders: [
    async ({ parameters }): Promise<{ scenario: OpenScenario | null }> => {
      const name: ScenarioName | undefined = parameters['scenario'];
      return { scenario: name ? await openScenario(name) : null };
    },
  ],
  decorators: [
    (Story, { loaded, globals }) => {
      const scenario: OpenScenario | null | undefined = loaded['scenario'];
      const theme = themeOf(globals['theme']);
      const locale = String(globals['locale']);
      return (
        <Page theme={theme} locale={locale}>
          {scenario ? (
            <BankFeedsProvider adapter={scenario.adapter} locale={locale}>
              <Story />
            </BankFeedsProvider>
          ) : (
            <Story />
          )}
        </Page>
      );
    },
  ],
};

export default preview;
