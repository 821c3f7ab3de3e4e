import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { preprocessCSS, resolveConfig } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run, runIn } from '../cli/run.js';
import { codeBlocksOf, everyCodeBlock, pages, readPage, type CodeBlock } from './code-blocks.js';
import { isDrawn } from './drawn-blocks.js';
import { exchangesOf, expectExchange } from './http-blocks.js';
import { outputs, serveKit, withoutTimes } from './printed-output.js';
import { serverRuns } from './server-runs.js';
import { commandsOf, faultOfCommand } from './shell-lines.js';
import { faultsIn, writeBlocks } from './written-blocks.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const blocks = everyCodeBlock();
const written = writeBlocks(blocks);
beforeAll(() => {
  vi.stubEnv('BANKFEEDS_DATABASE', ':memory:');
  vi.stubEnv('CODAT_WEBHOOK_SECRET', `whsec_${btoa('a secret of the documentation')}`);
  // Any that is free.
  vi.stubEnv('PORT', '0');
});
afterAll(() => {
  vi.unstubAllEnvs();
  written.dispose();
});

/** What is done with a block of each language. What draws is compiled here, and drawn in widget-blocks.test.tsx. */
const languages = ['ts', 'tsx', 'js', 'sh', 'json', 'http', 'css', 'html', 'text', 'sql'] as const;

function ofLanguage(...wanted: readonly (typeof languages)[number][]): readonly CodeBlock[] {
  return blocks.filter(({ language }) => wanted.some((each) => each === language));
}

/** Whether a mark says why nobody runs a block, or which test does: one that names the page. */
function isRunElsewhere({ page, place, marks }: CodeBlock): boolean {
  const test = marks.get('run by');
  if (test === undefined) return marks.has('not run');
  expect(readFileSync(join(root, test), 'utf8'), `${place}: ${test} names the page`).toContain(page);
  return true;
}

describe('the pages', () => {
  it('have a rule for the language of each block', () => {
    expect(blocks.length).toBeGreaterThan(25);
    for (const { language, place } of blocks) expect(languages, place).toContain(language);
  });

  it('give a reason for each block that nothing runs', () => {
    for (const { marks, place } of blocks) {
      const reason = marks.get('not run');
      if (reason === undefined) continue;
      expect(reason.length, place).toBeGreaterThan(15);
      console.log(`not run: ${place}: ${reason}`);
    }
  });

  it.each(pages())('%s links to what there is', (page) => {
    const text = readPage(page);
    for (const [, link = ''] of text.matchAll(/\]\(((?!https?:|mailto:)[^)]+)\)/g)) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      expect(existsSync(join(root, target)), `${page} → ${link}`).toBe(true);
      if (anchor !== undefined && target.endsWith('.md')) expect(anchorsOf(readPage(target)), `${page} → ${link}`).toContain(anchor);
    }
    const scripts: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
    for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g)) expect(scripts, page).toHaveProperty([script]);
  });
});

/** As GitHub makes them of headings, and those that a page names itself. */
function anchorsOf(text: string): readonly string[] {
  const named = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...named, ...headings];
}

describe('a block of ts, tsx or js', () => {
  const faults = faultsIn(written.modules.values());

  it.each(ofLanguage('ts', 'tsx', 'js').map((block) => [block.place, block] as const))('%s compiles', (_place, block) => {
    const path = written.modules.get(block);
    expect(path).toBeDefined();
    expect(faults.get(path ?? ''), block.code).toEqual([]);
  });

  it.each(
    ofLanguage('ts')
      .filter((block) => !isRunElsewhere(block) && !isDrawn(block))
      .map((block) => [block.place, block] as const),
  )('%s does what it says', async (_place, block) => {
    const names = [...block.code.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(([, name = '']) => name);
    expect(names.length, 'exports nothing that could be run').toBeGreaterThan(0);
    for (const name of names) {
      const runOf = serverRuns[name];
      expect(runOf, `${name}: nobody says how it is run; add it to server-runs.ts, or mark the block`).toBeDefined();
      await runOf?.(async () => import(/* @vite-ignore */ written.modules.get(block) ?? ''));
    }
  });

  it('of js is run by the test that its mark names', () => {
    for (const block of ofLanguage('js')) expect(isRunElsewhere(block), block.place).toBe(true);
  });
});

describe('a block of sh', () => {
  it.each(ofLanguage('sh').map((block) => [block.place, block] as const))('%s says only what there is', async (_place, { code }) => {
    const commands = commandsOf(code);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) expect(await faultOfCommand(command), command.join(' ')).toBeNull();
  });

  const kitLines = ofLanguage('sh').flatMap(({ code, place }) =>
    commandsOf(code)
      .filter(([program, name]) => program === 'npx' && name === 'bankfeeds')
      .map(([, , ...args]) => [place, args.join(' '), args] as const),
  );

  it.each(kitLines.filter(([, , [name]]) => name === 'check'))('%s is run: bankfeeds %s', async (_place, _line, [name = '', , ...options]) => {
    const place = mkdtempSync(join(tmpdir(), 'bankfeeds-docs-'));
    const served = await serveKit();
    try {
      // Against a bank of this test's own, in the place of the reader's: another address, other sessions, another file.
      const args = options.map((word, index) => {
        if (options[index - 1] === '--as') return 'Cookie: customer=boulangerie';
        if (options[index - 1] === '--as-other') return 'Cookie: customer=garage';
        return options[index - 1] === '--junit' ? join(place, word) : word;
      });
      const { exitCode, out } = await run(name, served.url, ...args);
      expect([exitCode, out], out).toEqual([0, expect.stringContaining(' 0 broken')]);
    } finally {
      await served.stop();
      rmSync(place, { recursive: true, force: true });
    }
  });

  it.each(kitLines.filter(([, , [name]]) => name === 'migrate' || name === 'status'))('%s is run: bankfeeds %s', async (_place, _line, args) => {
    const place = mkdtempSync(join(tmpdir(), 'bankfeeds-docs-'));
    const environment = { BANKFEEDS_DATABASE: join(place, 'ledger.db') };
    try {
      await runIn({ environment }, 'migrate');
      expect(await runIn({ environment }, ...args)).toMatchObject({ exitCode: 0, err: '' });
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});

describe('a block of json', () => {
  it.each(ofLanguage('json').map((block) => [block.place, block] as const))('%s can be read, and somebody holds it against what it is', (_place, block) => {
    expect(() => void JSON.parse(block.code)).not.toThrow();
    // Examples of the protocol are read by its schemas in adapter-protocol.test.ts.
    const isOfTheProtocol = block.page === 'docs/adapter-protocol.md' && [...block.marks.keys()].some((name) => /^(answer|request|problem)\b/.test(name));
    expect(isOfTheProtocol || isRunElsewhere(block), 'has neither a schema nor a test that uses it').toBe(true);
  });
});

describe('a block of http', () => {
  it.each(exchangesOf(ofLanguage('http')).map((exchange) => [exchange.place, exchange] as const))('%s is what the kit answers', async (_place, exchange) => {
    await expectExchange(exchange);
  });

  it('that is neither a request nor an answer is made by the code', () => {
    for (const { code, page, place } of ofLanguage('http')) {
      if (/^(?:[A-Z]+ \/|HTTP\/1\.1 \d)/.test(code)) continue;
      expect(readPage(page), place).toMatch(new RegExp(`<!-- policy -->\\n\`\`\`http\\n${code.slice(0, 40)}`));
    }
  });
});

describe('a block of css', () => {
  it.each(ofLanguage('css').map((block) => [block.place, block] as const))(
    '%s can be read, and names tokens and parts that there are',
    async (_place, { code }) => {
      const config = await resolveConfig({ configFile: false, css: { transformer: 'lightningcss' }, logLevel: 'silent' }, 'build');
      expect((await preprocessCSS(code, join(root, 'block.css'), config)).code.length).toBeGreaterThan(10);
      const tokens = readFileSync(join(root, 'src/styles/tokens.css'), 'utf8');
      for (const [token] of code.matchAll(/--bf-[\w-]+/g)) expect(tokens, token).toContain(`${token}:`);
      const readme = readPage('README.md').split('<!-- parts -->')[1] ?? '';
      for (const [, part = ''] of code.matchAll(/data-bf-part=["']?([\w-]+)/g)) expect(readme, part).toContain(`\`${part}\``);
    },
  );
});

describe('a block of html', () => {
  const voids = new Set(['meta', 'link', 'img', 'br', 'hr', 'input']);

  it.each(ofLanguage('html').map((block) => [block.place, block] as const))('%s is whole, and somebody opens it', (_place, block) => {
    const open: string[] = [];
    for (const [, end, tag = '', selfEnd] of block.code.matchAll(/<(\/?)([a-z][\w-]*)(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>/g)) {
      if (end === '/') expect(open.pop(), `</${tag}>`).toBe(tag);
      else if (!voids.has(tag) && selfEnd !== '/') open.push(tag);
    }
    expect(open).toEqual([]);
    expect(new JSDOM(block.code).window.document.querySelectorAll('body *').length).toBeGreaterThan(0);
    expect(isRunElsewhere(block) || isDrawn(block), 'no test opens it').toBe(true);
  });
});

describe('a block of text', () => {
  it.each(ofLanguage('text').map((block) => [block.place, block] as const))('%s is what is printed', async (_place, { code, marks }) => {
    const output = outputs[marks.get('output') ?? ''];
    expect(output, 'says not what prints it: <!-- output: … -->').toBeDefined();
    const printed = withoutTimes((await output?.()) ?? '').split('\n');
    let from = 0;
    for (const line of withoutTimes(code).split('\n')) {
      if (line === '…') continue;
      const at = printed.indexOf(line, from);
      expect(at, `“${line}” is not printed there; printed is:\n${printed.slice(from).join('\n')}`).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });
});

describe('a block of sql', () => {
  it('is run by the test that its mark names', () => {
    for (const block of ofLanguage('sql')) expect(isRunElsewhere(block), block.place).toBe(true);
  });
});

it('finds the blocks of a page, with what is said before each', () => {
  const page = [
    '# Page',
    '',
    '`src/a.ts`:',
    '',
    '```ts',
    'export const a = 1;',
    '```',
    '',
    '<!-- not run: there is no such bank anywhere -->',
    '```sh',
    'rm -rf /',
    '```',
    '',
  ].join('\n');
  expect(codeBlocksOf('page.md', page)).toMatchObject([
    { place: 'page.md:6', language: 'ts', file: 'src/a.ts', code: 'export const a = 1;' },
    { place: 'page.md:11', language: 'sh', file: null, marks: new Map([['not run', 'there is no such bank anywhere']]) },
  ]);
});

describe('what is wrong with a block', () => {
  it.each([
    ['npm run no-such-thing', 'no script'],
    ['npx bankfeeds chekc x', 'no command'],
    ['npx bankfeeds sandbox --prot 1', '--prot'],
    ['npm install left-pad', 'left-pad'],
    ['node examples/none.js', 'no file'],
    ['curl x', 'without a rule'],
  ])('%s is noticed', async (line, fault) => {
    expect(await faultOfCommand(commandsOf(line)[0] ?? [])).toContain(fault);
  });

  it('code that does not compile is noticed', () => {
    const broken = { ...codeBlocksOf('p.md', "```ts\nimport { Nothing } from 'bankfeeds';\nexport const nothing = Nothing;\n```\n")[0] } as CodeBlock;
    const one = writeBlocks([broken]);
    try {
      expect([...faultsIn(one.modules.values()).values()]).toEqual([[expect.stringContaining('Nothing')]]);
    } finally {
      one.dispose();
    }
  });
});

vi.setConfig({ testTimeout: 60_000 });
