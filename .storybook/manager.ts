import { addons } from 'storybook/manager-api';
import { darkTheme, lightTheme } from './bank-feeds-theme.js';

addons.setConfig({
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? darkTheme : lightTheme,
  sidebar: { showRoots: true },
  // The bank's page and the theme editor are pages of their own, and want the room.
  layoutCustomisations: {
    showPanel: ({ storyId }, usual) => (/^workbench-(?:a-bank|theme)/.test(storyId ?? '') ? false : usual),
  },
});
