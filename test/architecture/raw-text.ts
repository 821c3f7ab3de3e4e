import type { Rule } from 'eslint';

const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
]);
/** Trademarks, which are in no language. */
const names = /^(QuickBooks Online)$/;
const letters = /\p{L}/u;

/** Words for people stand in the catalogues, in both languages, and not in JSX. */
export const rawText: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const message = 'Words for people belong into the catalogues, in English and French.';
    return {
      JSXText(node: Rule.Node) {
        const text = context.sourceCode.getText(node).trim();
        if (letters.test(text) && !names.test(text)) context.report({ node, message });
      },
      JSXAttribute(node: Rule.Node) {
        const [, name, text] = /^([\w-]+)=\{?(["'`][^]*["'`])\}?$/.exec(context.sourceCode.getText(node)) ?? [];
        if (name && text && spoken.has(name) && letters.test(text)) context.report({ node, message });
      },
    };
  },
};
