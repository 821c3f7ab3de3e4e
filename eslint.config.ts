import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule } from 'eslint';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { offencesIn } from './test/architecture/source-rules.js';
import { rawText } from './test/architecture/raw-text.js';

const root = fileURLToPath(new URL('./', import.meta.url));

/** The rules of the rooms, as the tests have them, in the editor. */
const rooms: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program() {
      const path = relative(root, context.filename).replaceAll('\\', '/');
      for (const { at, rule } of offencesIn(path, context.sourceCode.text)) {
        context.report({ loc: { line: Number(/:(\d+)$/.exec(at)?.[1] ?? 1), column: 0 }, message: rule });
      }
    },
  }),
};

/** Generated, built, or installed by themselves. */
const elsewhere = [
  '**/dist/',
  '**/node_modules/',
  'storybook-static/',
  'test-results/',
  'coverage/',
  'reports/',
  '.stryker-tmp/',
  '**/.build/',
  '**/.next/',
  'examples/hosts/{next,vite-react,webpack}/',
];

export default tseslint.config(
  { ignores: elsewhere },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-debugger': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { house: { rules: { rooms, 'raw-text': rawText } } },
    rules: {
      'house/rooms': 'error',
      'house/raw-text': 'error',
      'no-console': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // What comes from outside has no type until it is parsed.
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  { files: ['src/cli/**'], rules: { 'no-console': 'off' } },
  // Where React would throw at who has put a page together wrongly, an element has nobody to throw at.
  { files: ['src/elements/bank-feeds-element.ts'], rules: { 'no-console': ['error', { allow: ['error'] }] } },
  {
    files: ['src/**/*.{ts,tsx}', 'stories/**/*.{ts,tsx}', '.storybook/**/*.{ts,tsx}', 'examples/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    // The rules of React's compiler are left out: nothing here is compiled by it, and a ref that is read while drawing is how a hook stays the same.
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict],
    rules: {
      // Rows that are drawn as boxes are no rows to a browser: their roles are said again.
      'jsx-a11y/no-redundant-roles': 'off',
      // What scrolls takes the focus, so that keys can scroll it (axe: scrollable-region-focusable).
      'jsx-a11y/no-noninteractive-tabindex': 'off',
      // Rows and lists listen for the buttons in them; each can be reached and pressed by keys, which the stories hold.
      'jsx-a11y/click-events-have-key-events': 'off',
      'jsx-a11y/no-noninteractive-element-interactions': 'off',
      'jsx-a11y/no-static-element-interactions': 'off',
      // The words of a choice stand three elements deep.
      'jsx-a11y/label-has-associated-control': ['error', { depth: 4, assert: 'either' }],
    },
  },
);
