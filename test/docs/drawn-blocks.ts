import type { CodeBlock } from './code-blocks.js';

/** Whether a block draws: React's, a script of a page, or a part of a page with custom elements. */
export function isDrawn({ language, code, file, marks }: CodeBlock): boolean {
  if (marks.has('not run')) return false;
  switch (language) {
    case 'tsx':
      return true;
    case 'ts':
      return code.includes('document.');
    case 'html':
      return file === null && /<bankfeeds-/.test(code);
    default:
      return false;
  }
}
