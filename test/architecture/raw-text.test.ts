import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { rawText } from './raw-text.js';

function complaintsOf(jsx: string): number {
  const config: Linter.Config = {
    files: ['**/*.tsx'],
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { house: { rules: { 'raw-text': rawText } } },
    rules: { 'house/raw-text': 'error' },
  };
  return new Linter().verify(`const a = ${jsx};`, config, 'a.tsx').length;
}

describe('words for people', () => {
  it.each(['<p>Connect now</p>', '<p>{count} comptes</p>', '<img alt="A bank" />', '<button aria-label={"Close"} />', '<input placeholder={`Search`} />'])(
    'stand not in JSX: %s',
    (jsx) => {
      expect(complaintsOf(jsx)).toBe(1);
    },
  );

  it.each([
    "<p>{t('connect.button')}</p>",
    '<span>QuickBooks Online</span>',
    '<p> · {count}</p>',
    '<div role="status" className="bf-small" />',
    "<img alt='' />",
  ])('are what they are elsewhere: %s', (jsx) => {
    expect(complaintsOf(jsx)).toBe(0);
  });
});
