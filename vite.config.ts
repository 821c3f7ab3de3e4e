import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { BrowserContextOptions, Page } from 'playwright';
import type { BrowserCommand } from 'vitest/node';
import type { Alias, Plugin } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { chromiumArguments } from './test/chromium/find-chromium.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

interface TsConfig {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly [string]>> };
}

/** `bankfeeds/server` and its like stand for the sources, as tsconfig.json says. */
export function sourceAliases(): Alias[] {
  const { compilerOptions }: TsConfig = JSON.parse(readFileSync(here('tsconfig.json'), 'utf8'));
  return Object.entries(compilerOptions.paths).map(([name, [path]]) => ({
    find: new RegExp(`^${name.replace(/[.]/g, '\\.')}$`),
    replacement: here(path),
  }));
}

const entries = {
  index: here('src/index.ts'),
  'core/index': here('src/core/index.ts'),
  'http/index': here('src/http/index.ts'),
  'elements/index': here('src/elements/index.ts'),
  'server/index': here('src/server/index.ts'),
  'server/node/index': here('src/server/node/index.ts'),
  'server/ledger/sql/index': here('src/server/ledger/sql/index.ts'),
  'server/worker/index': here('src/server/worker/index.ts'),
  'sandbox/index': here('src/sandbox/index.ts'),
  'testing/index': here('src/testing/index.ts'),
  'cli/bankfeeds': here('src/cli/bankfeeds.ts'),
  styles: here('src/styles/bankfeeds.css'),
};

/** Where NODE_ENV is set to something else, the published widgets would ask for React's development build. */
const forProduction: Plugin = {
  name: 'bankfeeds-for-production',
  apply: ({ build }, { command }) => command === 'build' && Boolean(build?.lib),
  config: () => ({ oxc: { jsx: { development: false } } }),
};

/** What is no module of ours and still a file of the package. */
const otherFiles: Plugin = {
  name: 'bankfeeds-other-files',
  apply: ({ build }, { command }) => command === 'build' && Boolean(build?.lib),
  generateBundle() {
    // What the server kit answers as a module: `bankfeeds/openapi.json`.
    this.emitFile({ type: 'asset', fileName: 'openapi.json', source: readFileSync(here('src/server/http/adapter.openapi.json')) });
    // Types alone, and still something that can be imported.
    for (const types of ['jsx', 'vue']) this.emitFile({ type: 'asset', fileName: `elements/${types}.js`, source: 'export {};\n' });
    this.emitFile({ type: 'asset', fileName: 'elements/vue.d.ts', source: readFileSync(here('src/elements/vue.d.ts')) });
    // TypeScript 6 wants declarations behind `import 'bankfeeds/styles.css'`, too.
    this.emitFile({ type: 'asset', fileName: 'styles.css.d.ts', source: 'export {};\n' });
  },
};

/** One provider object per project: a shared one fails. */
function chromium(contextOptions: BrowserContextOptions = {}) {
  const executablePath = process.env['CHROMIUM_PATH'];
  return {
    enabled: true,
    headless: true,
    provider: playwright({ launchOptions: { args: [...chromiumArguments], ...(executablePath && { executablePath }) }, contextOptions }),
    instances: [{ browser: 'chromium' as const, viewport: { width: 1280, height: 900 } }],
    screenshotFailures: false,
  };
}

interface StoriesProject {
  readonly locale: string;
  readonly theme: string;
  readonly direction?: 'ltr' | 'rtl';
  /** Forced colours, no motion, and a desk at 400 %. */
  readonly lowVision?: boolean;
  /** Only the stories with this tag. */
  readonly tag?: string;
}

/** Stories in real Chromium, with axe, in one language, one theme and one direction of writing. */
async function storiesProject({ locale, theme, direction = 'ltr', lowVision = false, tag }: StoriesProject): Promise<TestProjectInlineConfiguration> {
  return {
    extends: true,
    plugins: [await storybookTest({ configDir: here('.storybook'), ...(tag && { tags: { include: [tag] } }) })],
    test: {
      name: `stories ${locale} ${theme}${direction === 'rtl' ? ' right-to-left' : ''}${lowVision ? ' low vision' : ''}`,
      env: { VITE_STORY_LOCALE: locale, VITE_STORY_THEME: theme, VITE_STORY_DIRECTION: direction, ...(lowVision && { VITE_STORY_LOW_VISION: 'yes' }) },
      // A bound for what hangs: a million rows with axe take half a minute on a machine that does something else as well.
      testTimeout: 120_000,
      browser: chromium(lowVision ? { forcedColors: 'active', reducedMotion: 'reduce' } : {}),
    },
  };
}

/** Paper, forced colours: `null` is as the page is by itself. */
const emulate: BrowserCommand<[Parameters<Page['emulateMedia']>[0]]> = async ({ page }, media) => page.emulateMedia(media);

const screenshots: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'screenshots',
    include: ['test/screenshots/**/*.screenshots.ts'],
    testTimeout: 60_000,
    browser: {
      // High enough for the longest page: what is higher would be shrunk.
      ...chromium({ viewport: { width: 1280, height: 6000 } }),
      commands: { emulate },
      expect: {
        toMatchScreenshot: {
          comparatorName: 'pixelmatch',
          // Two machines may round a curve differently; a word or a line that moved, or a colour six steps of 256 off, is more than that.
          comparatorOptions: { threshold: 0.01, allowedMismatchedPixels: 20 },
          resolveScreenshotPath: ({ arg, ext, root }) => `${root}/test/screenshots/approved/${arg}${ext}`,
          resolveDiffPath: ({ arg, ext, root }) => `${root}/test-results/screenshots/${arg}${ext}`,
        },
      },
    },
  },
};

const hosts: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'hosts',
    include: ['test/hosts/**/*.hosts.ts'],
    environment: 'node',
    globalSetup: ['test/hosts/pack-once.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
};

const stories = [
  await storiesProject({ locale: 'en', theme: 'light' }),
  await storiesProject({ locale: 'fr-CA', theme: 'dark' }),
  // The two other pairs of language and theme, longer words, right to left, low vision: `npm run test:stories`.
  ...(process.env['STORIES'] === 'all'
    ? [
        await storiesProject({ locale: 'en', theme: 'dark' }),
        await storiesProject({ locale: 'fr-CA', theme: 'light' }),
        await storiesProject({ locale: 'en-XA', theme: 'light', tag: 'fits' }),
        await storiesProject({ locale: 'en', theme: 'light', direction: 'rtl', tag: 'fits' }),
        await storiesProject({ locale: 'en', theme: 'light', lowVision: true, tag: 'low-vision' }),
      ]
    : []),
];

export default defineConfig({
  plugins: [react(), forProduction, otherFiles],
  resolve: { alias: sourceAliases() },
  build: {
    target: 'es2022',
    minify: false,
    // The stylesheet goes into plain pages, too. No browser's name: nothing in it is to be rewritten for older ones.
    cssMinify: 'lightningcss',
    cssTarget: 'esnext',
    sourcemap: true,
    cssCodeSplit: true,
    lib: { entry: entries, formats: ['es'] },
    rollupOptions: {
      external: /^(?!\.|\/|bankfeeds(\/|$)).+/,
      output: { preserveModules: true, preserveModulesRoot: here('src'), entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
  test: {
    // On two cores Vitest would leave one to itself.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          globalSetup: ['test/postgres/global-setup.ts', 'test/package/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          include: ['test/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['test/dom-setup.ts', 'test/conformance/scenario-time.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'journey', include: ['test/journey/**/*.journey.ts'], environment: 'node', testTimeout: 180_000, hookTimeout: 180_000 },
      },
      // Installs and builds them: `npm run test:hosts`.
      ...(process.env['HOSTS'] === 'yes' ? [hosts] : []),
      // Long, and only as good as the approved pictures: `npm run test:screenshots`.
      ...(process.env['SCREENSHOTS'] === 'yes' ? [screenshots] : []),
      ...stories,
    ],
  },
});
