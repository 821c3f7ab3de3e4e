import type { StorybookConfig } from '@storybook/react-vite';
import { fileURLToPath } from 'node:url';
import { mergeConfig } from 'vite';
import { widgetFactsPlugin } from './widget-facts-plugin.js';

const config: StorybookConfig = {
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal(given) {
    // The library build's entries are not the Storybook's.
    const { lib: _lib, rollupOptions: _rollupOptions, ...build } = given.build ?? {};
    return mergeConfig(
      { ...given, build },
      {
        plugins: [widgetFactsPlugin(fileURLToPath(new URL('../', import.meta.url)))],
        build: {
          // For today's browsers as it is written: rewritten for older ones, `light-dark()` knows nothing of an inherited scheme.
          cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
          // For people to look at: axe and Storybook are as large as they are, and nobody waits for it.
          chunkSizeWarningLimit: 4000,
          rolldownOptions: { checks: { pluginTimings: false } },
        },
      },
    );
  },
};

export default config;
