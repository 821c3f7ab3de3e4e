import { create, type ThemeVars } from 'storybook/theming';

const font = { fontBase: 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif', fontCode: 'ui-monospace, "DejaVu Sans Mono", monospace' };
const brand = { brandTitle: 'bankfeeds', brandTarget: '_self', appBorderRadius: 8, inputBorderRadius: 6 };

/** Storybook around the widgets: calm, so that they are what one looks at. */
export const lightTheme: ThemeVars = create({
  base: 'light',
  ...font,
  ...brand,
  colorPrimary: '#0b5c8a',
  colorSecondary: '#0b5c8a',
  appBg: '#f4f6f8',
  appContentBg: '#ffffff',
  appPreviewBg: '#ffffff',
  appBorderColor: '#d9e0e5',
  textColor: '#14202b',
  textMutedColor: '#4a5a68',
  barTextColor: '#4a5a68',
  barSelectedColor: '#0b5c8a',
  barHoverColor: '#084a70',
  barBg: '#ffffff',
});

export const darkTheme: ThemeVars = create({
  base: 'dark',
  ...font,
  ...brand,
  colorPrimary: '#6cb9e6',
  colorSecondary: '#6cb9e6',
  appBg: '#0f161c',
  appContentBg: '#131b22',
  appPreviewBg: '#131b22',
  appBorderColor: '#33424e',
  textColor: '#eef3f6',
  textMutedColor: '#b4c1cb',
  barTextColor: '#b4c1cb',
  barSelectedColor: '#6cb9e6',
  barHoverColor: '#93ceef',
  barBg: '#131b22',
});
