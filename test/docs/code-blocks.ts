import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../');

/** A fenced block of a page. */
export interface CodeBlock {
  /** The page, from the repository's root. */
  readonly page: string;
  /** Of its first line of code. */
  readonly line: number;
  /** `page:line`, for people. */
  readonly place: string;
  /** Behind the fence; empty where there is none. */
  readonly language: string;
  readonly code: string;
  /** The file that the reader is told to write it to: the last code span of a line that ends in a colon before it. */
  readonly file: string | null;
  /** What stands in comments straight before it, by name: `<!-- not run: why -->` is `not run` → `why`. */
  readonly marks: ReadonlyMap<string, string>;
}

/** The pages that people read, from the repository's root. What is generated as a whole (docs/api) is not among them. */
export function pages(): readonly string[] {
  const below = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && !entry.parentPath.includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
  return ['README.md', 'CHANGELOG.md', ...below('docs'), ...below('examples')].filter((page) => !page.startsWith('docs/api/')).sort();
}

export function readPage(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

const fence = /^( *)(`{3,})([^\n`]*)\n([^]*?)\n\1\2[ ]*$/gm;
const mark = /^<!--\s*([\w][\w -]*?)(?::\s*([^]*?))?\s*-->$/;
const fileBefore = /`([\w./@[\]-]+\.\w+)`[^`]*:$/;

/** Every fenced block of a page, in order. */
export function codeBlocksOf(page: string, text = readPage(page)): readonly CodeBlock[] {
  return [...text.matchAll(fence)].map(({ index, 1: indent = '', 3: info = '', 4: body = '' }) => {
    const before = text
      .slice(0, index)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const marks = new Map<string, string>();
    for (let last = mark.exec(before.at(-1) ?? ''); last; last = mark.exec(before.at(-1) ?? '')) {
      marks.set(last[1] ?? '', last[2] ?? '');
      before.pop();
    }
    const line = text.slice(0, index).split('\n').length + 1;
    return {
      page,
      line,
      place: `${page}:${line}`,
      language: info.trim(),
      code: body
        .split('\n')
        .map((each) => each.slice(Math.min(indent.length, each.length - each.trimStart().length)))
        .join('\n'),
      file: fileBefore.exec(before.at(-1) ?? '')?.[1] ?? null,
      marks,
    };
  });
}

export function everyCodeBlock(): readonly CodeBlock[] {
  return pages().flatMap((page) => codeBlocksOf(page));
}
