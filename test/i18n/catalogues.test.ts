import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/core/error-facts.js';
import { en } from '../../src/i18n/en/catalogue.js';
import { frCA } from '../../src/i18n/fr-CA/catalogue.js';
import { rawTexts, rawTextsIn } from './raw-texts.js';
import { englishFaults, frenchFaults } from './typography.js';
import { buttonKeys, keyUses } from './used-keys.js';

const english = new Map<string, string>(Object.entries(en));
const french = new Map<string, string>(Object.entries(frCA));

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
}

const pluralBases = [...english.keys()].filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -'_other'.length));

describe('both catalogues', () => {
  it('have the same keys, French with its third plural form', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys(), ...pluralBases.map((key) => `${key}_many`)].sort());
  });

  it('have every plural form', () => {
    expect(pluralBases.length).toBeGreaterThan(5);
    for (const base of pluralBases) {
      expect(english.has(`${base}_one`), base).toBe(true);
      expect(french.has(`${base}_one`), base).toBe(true);
      expect(french.has(`${base}_many`), base).toBe(true);
    }
  });

  it('ask for the same values', () => {
    for (const [key, text] of french) {
      const source = english.get(key) ?? english.get(key.replace(/_many$/, '_other')) ?? '';
      expect({ key, asks: placeholders(text) }).toEqual({ key, asks: placeholders(source) });
    }
  });

  it('have no empty text', () => {
    const empty = (texts: ReadonlyMap<string, string>) => [...texts].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty(english)).toEqual([]);
    expect(empty(french)).toEqual([]);
  });

  it('have no text that nothing shows', () => {
    const isUsed = keyUses();
    const unused = [...english.keys()].filter((key) => !isUsed(key.replace(/_(one|other)$/, '')));
    expect(unused).toEqual([]);
    expect(isUsed('connect.nobodyAsksForThis')).toBe(false);
  });

  it('have the words and the next step of every way to fail', () => {
    for (const [code, { userAction }] of Object.entries(errorCodes)) {
      for (const texts of [english, french]) {
        expect(texts.get(`error.${code}`), code).toMatch(/\S/);
        if (userAction !== 'none') expect(texts.get(`action.${userAction}`), userAction).toMatch(/\S/);
      }
    }
  });

  it('say in French what they say in English, but for words that both have', () => {
    const shared = new Set([
      'connect.permissions.version',
      'transactions.column.date',
      'transactions.column.description',
      'transactions.column.type',
      'transactions.order.type',
      'transactions.pages',
      'transactions.filter.dates',
      'transactions.options',
      'receipt.version',
    ]);
    expect([...english].filter(([key, text]) => french.get(key) === text && !shared.has(key)).map(([key]) => key)).toEqual([]);
  });

  it('are set as each language sets its type', () => {
    expect([...english.values()].flatMap(englishFaults)).toEqual([]);
    expect([...french.values()].flatMap(frenchFaults)).toEqual([]);
  });

  it('promise nothing that the bank cannot know: a sent transaction is not in QuickBooks yet', () => {
    for (const [key, text] of [...english, ...french]) {
      if (key.startsWith('transactions.stage.sent')) expect(text).not.toMatch(/\bin QuickBooks\b|\bdans QuickBooks\b/);
    }
  });
});

describe('buttons in French', () => {
  /** What is not a command: the customer’s own words, the way back, and what has happened. */
  const noCommands = new Set(['common.back', 'connect.entered', 'connect.waiting.again', 'common.detailsCopied', 'credentials.copied.short']);
  const commands = [...buttonKeys()]
    .flatMap((key) => [...french].filter(([found]) => found === key || found.startsWith(`${key}_`)))
    .filter(([key, text]) => !noCommands.has(key) && !text.endsWith('…'));

  it('are infinitives, as Québec writes them', () => {
    expect(commands.length).toBeGreaterThan(20);
    expect(commands.filter(([, text]) => !/^(?:(?:Les|Tout) )?\p{L}+(?:er|ir|re)(?!\p{L})/u.test(text))).toEqual([]);
  });
});

describe('the widgets’ markup', () => {
  it('has no words of its own but a name that is the same in every language', () => {
    expect(rawTexts()).toEqual(['ConnectHeader.tsx: QuickBooks Online']);
  });

  it.each(['<p>Hello</p>', '<p>{"Hello"}</p>', '<b aria-label="Hello" />', '<b title={`Hello`} />'])('is seen through: %s', (code) => {
    expect(rawTextsIn(code)).toEqual(['Hello']);
  });
});

describe('the eye for typography', () => {
  it.each([
    ['Référence: 12', ':'],
    ['Référence : 12', ':'],
    ['Vraiment ?', '?'],
    ['Vraiment\u00a0?', '?'],
    ['5 %', '%'],
    ['5\u202f%', 'U+00A0'],
    ["l'envoi", '’'],
    ['« oui »', '« »'],
    ['1 000 opérations', 'number'],
    ['Voulez-vous ouvrir ton compte', 'tu'],
    ['Attente...', '…'],
    ['Deux  espaces', 'two spaces'],
    ['Un {nom}', 'single braces'],
  ])('sees what is wrong with %s', (text, about) => {
    expect(frenchFaults(text).join()).toContain(about);
  });

  it.each([
    'Référence\u00a0: 12',
    'Vraiment?',
    '5\u00a0%',
    'l’envoi',
    '«\u00a0oui\u00a0»',
    '1\u00a0000 opérations',
    'Attendez; puis continuez, à 12,50\u00a0$.',
    '{{account}}\u00a0: {{status}}.',
  ])('sees nothing wrong with %s', (text) => {
    expect(frenchFaults(text)).toEqual([]);
  });

  it.each(['It’s "it"', 'Wait...', 'Really ?', "It's"])('sees what is wrong with the English %s', (text) => {
    expect(englishFaults(text)).not.toEqual([]);
  });
});
