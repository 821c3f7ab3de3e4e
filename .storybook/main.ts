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
    return mergeConfig({ ...given, build }, {
      plugins: [widgetFactsPlugin(fileURLToPath(new URL('../', import.meta.url)))],
      build: { chunkSizeWarningLimit: 4000 },
    });
  },
};

export default config;
