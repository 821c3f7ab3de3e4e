import type { StorybookConfig } from '@storybook/react-vite';
import { mergeConfig } from 'vite';

const config: StorybookConfig = {
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal(given) {
    // The library build's entries are not the Storybook's.
    const { lib: _lib, rollupOptions: _rollupOptions, ...build } = given.build ?? {};
    return mergeConfig({ ...given, build }, { build: { chunkSizeWarningLimit: 4000 } });
  },
};

export default config;
