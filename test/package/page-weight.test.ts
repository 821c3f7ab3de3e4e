import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { packedPackage, type PackedPackage } from './packed-package.js';
import { weigh, type PageWeight } from './page-weight.js';

const readmeFile = fileURLToPath(new URL('../../README.md', import.meta.url));
const howToUpdate = 'Run: UPDATE_DOCS=1 npx vitest run --project node test/package/page-weight.test.ts';

const adapter = "import { createHttpAdapter } from 'bankfeeds/http';";
const page = (widget: string, more = '') =>
  `${more} import { BankFeedsProvider, ${widget} } from 'bankfeeds'; globalThis.page = [BankFeedsProvider, ${widget}${more === '' ? '' : ', createHttpAdapter'}];`;

/** Loaded by those alone whom the host sends to Codat's page. */
const hostedWay = /LinkStep/;
const notOurs = /^(i18next|react-i18next|get-nonce|@radix-ui\/.*|valibot)$/;

interface Weighed {
  readonly what: string;
  /** In bytes. */
  readonly atMost: number;
  readonly weight: (given: PackedPackage) => Promise<number> | number;
}

const atFirst = (code: string) => async (given: PackedPackage) => (await weigh(given, code)).atFirst;

const weighed: readonly Weighed[] = [
  { what: '`ConnectToQuickBooksButton` with its provider, before it is opened', atMost: 24_000, weight: atFirst(page('ConnectToQuickBooksButton')) },
  {
    what: '… of that our own code and texts, English and French',
    atMost: 5_000,
    weight: async (given) => (await weigh(given, page('ConnectToQuickBooksButton'), { without: notOurs })).atFirst,
  },
  {
    what: 'the same button, `createHttpAdapter`, and all that the journey loads until it is over',
    atMost: 64_000,
    weight: async (given) => (await weigh(given, page('ConnectToQuickBooksButton', adapter), { never: hostedWay })).inAll,
  },
  { what: '`CredentialsPanel` with its provider', atMost: 55_000, weight: atFirst(page('CredentialsPanel')) },
  { what: '`BankFeedAccountStatusList` with its provider', atMost: 52_000, weight: atFirst(page('BankFeedAccountStatusList')) },
  { what: '`TransactionsTable` with its provider, before anything of it is opened', atMost: 44_000, weight: atFirst(page('TransactionsTable')) },
  { what: '`bankfeeds/http`', atMost: 7_500, weight: atFirst(`${adapter} globalThis.page = createHttpAdapter;`) },
  { what: '`bankfeeds/styles.css`', atMost: 8_000, weight: ({ read }) => gzipSync(read('dist/styles.css'), { level: 9 }).length },
];

const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
const row = ({ what, atMost }: Weighed, bytes: number) => `| ${what} | ${kilobytes(bytes)} | ${kilobytes(atMost)} |`;

describe('what a page has to load', () => {
  let published: PackedPackage;
  let weights: ReadonlyMap<Weighed, number>;

  beforeAll(async () => {
    published = await packedPackage();
    weights = new Map(await Promise.all(weighed.map(async (one) => [one, await one.weight(published)] as const)));
    if (process.env['UPDATE_DOCS'] !== '1') return;
    const table = ['| | loads | at most |', '|---|--:|--:|', ...weighed.map((one) => row(one, weights.get(one) ?? Number.NaN))].join('\n');
    writeFileSync(
      readmeFile,
      readFileSync(readmeFile, 'utf8').replace(/(<!-- weight -->\n)[^]*?(\n<!-- \/weight -->)/, (_, open: string, close: string) => `${open}${table}${close}`),
    );
  }, 240_000);

  it.each(weighed)('stays below its limit: $what', (one) => {
    expect(weights.get(one)).toBeGreaterThan(1_000);
    expect(weights.get(one)).toBeLessThanOrEqual(one.atMost);
  });

  it.each(weighed)('is what the README says: $what', (one) => {
    const [, table = ''] = /<!-- weight -->\n([^]*?)\n<!-- \/weight -->/.exec(readFileSync(readmeFile, 'utf8')) ?? [];
    const shown = table.split('\n').find((line) => line.startsWith(`| ${one.what} |`));
    const told = Number(/\| (\d+\.\d) kB \|/.exec(shown ?? '')?.[1]);
    // Another release of zlib rounds otherwise.
    expect(Math.abs(told * 1_000 - (weights.get(one) ?? Number.NaN)), howToUpdate).toBeLessThan(150);
    expect(shown, howToUpdate).toContain(`| ${kilobytes(one.atMost)} |`);
  });

  it('is one widget at a time: a page with the button has nothing of another', async () => {
    const { modules } = await weigh(published, page('ConnectToQuickBooksButton'));
    expect([...modules]).toContain('dist/components/connect-button/ConnectToQuickBooksButton.js');
    expect([...modules].filter((name) => /dist\/components\/(?!connect-button\/)/.test(name))).toEqual([]);
    expect([...modules].filter((name) => /dist\/i18n\/(en|fr-CA)\//.test(name)).sort()).toEqual(
      ['en', 'fr-CA'].flatMap((locale) => [`dist/i18n/${locale}/button.js`, `dist/i18n/${locale}/common.js`]),
    );
    expect([...modules].filter((name) => name.startsWith('@radix-ui'))).toEqual([]);
  });

  it.each(['CredentialsPanel', 'BankFeedAccountStatusList', 'TransactionsTable'])(
    'and never the server kit, the sandbox or the contracts: %s',
    async (widget) => {
      const { modules }: PageWeight = await weigh(published, page(widget, adapter));
      expect([...modules].filter((name) => /dist\/(server|sandbox|testing|cli)\//.test(name) || ['hono', 'kysely', 'standardwebhooks'].includes(name))).toEqual(
        [],
      );
      if (widget !== 'TransactionsTable') expect([...modules].filter((name) => /transactions-table/.test(name))).toEqual([]);
    },
  );
});
