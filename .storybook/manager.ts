import { addons } from 'storybook/manager-api';
import { darkTheme, lightTheme } from './bank-feeds-theme.js';

addons.setConfig({
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? darkTheme : lightTheme,
  sidebar: { showRoots: true },
});
