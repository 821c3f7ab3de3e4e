import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rooms } from './rooms.js';
import { offencesIn } from './source-rules.js';

const root = new URL('../../', import.meta.url);

const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .sort();

function rulesBrokenBy(path: string, source: string): readonly string[] {
  return offencesIn(path, source).map(({ rule }) => rule);
}

describe('the house', () => {
  it('stands: every source file keeps to the rules of its room', () => {
    expect(sources.length).toBeGreaterThan(20);
    const offences = sources.flatMap((path) => offencesIn(path, readFileSync(new URL(path, root), 'utf8')));
    expect(offences.map(({ at, rule }) => `${at}: ${rule}`)).toEqual([]);
  });

  it('lets nobody but the command line import the sandbox', () => {
    const importers = Object.entries(rooms).filter(([name, { imports }]) => name !== 'sandbox' && imports.includes('sandbox'));
    expect(importers.map(([name]) => name)).toEqual(['cli']);
  });
});

describe('a rule notices', () => {
  it.each([
    ['src/core/a.ts', "import { x } from '../server/b.js';", 'core may not import server ("../server/b.js")'],
    ['src/components/a/A.tsx', "import { createHttpAdapter } from '../../http/index.js';", 'components may not import http ("../../http/index.js")'],
    ['src/server/a.ts', "export * from '../sandbox/index.js';", 'server may not import sandbox ("../sandbox/index.js")'],
    ['src/server/a.ts', "const x = await import('../sandbox/index.js');", 'server may not import sandbox ("../sandbox/index.js")'],
    ['src/ui/a.ts', "import type { Feed } from '../core/feed.js';", 'ui may not import core ("../core/feed.js")'],
    ['src/testing/a.ts', "import { memoryLedger } from '../server/index.js';", 'testing may not import server, only its types ("../server/index.js")'],
    [
      'src/components/a/A.tsx',
      "import type { BankFeedsAdapter } from '../../core/adapter.js';",
      'components may not see the adapter: ask a hook of the room react',
    ],
    ['src/core/a.ts', "import { x } from './b';", '"./b" must end in .js'],
    ['src/core/a.ts', "import { x } from '../../test/b.js';", '"../../test/b.js" leads out of the house'],
    ['src/attic/a.ts', '', 'stands in no room of the house'],
    ['src/server/push/index.ts', '', 'only entries may be called index'],
    ['src/server/a.ts', "import { createHash } from 'node:crypto';", 'server also runs in a browser: no node:crypto'],
    ['src/server/push/a.ts', "import { getRequestListener } from '@hono/node-server';", 'server may not use the package @hono/node-server'],
    ['src/sandbox/a.ts', "type Fs = import('node:fs').Stats;", 'sandbox also runs in a browser: no node:fs'],
    ['src/core/a.ts', "import { z } from 'zod';", 'core may not use the package zod'],
    ['src/server/a.ts', "import type { Kysely } from 'kysely';", 'server may not use the package kysely'],
    ['src/server/a.ts', 'const day = new Date(0).toISOString().slice(0, 10);', 'toISOString: a moment is made by instantAt, a day by localDateAt'],
    ['src/core/a.ts', 'const t = Date.now();', 'Date.now: time and chance are handed in'],
    ['src/core/a.ts', 'const t = globalThis.Date.now();', 'globalThis.Date.now: time and chance are handed in'],
    ['src/core/a.ts', 'const t = Math.random();', 'Math.random: time and chance are handed in'],
    ['src/core/a.ts', 'const t = new Date();', 'new Date() without an argument: time is handed in'],
    ['src/core/a.ts', 'const t = Date();', 'Date(): time is handed in'],
    ['src/http/a.ts', 'setTimeout(() => {}, 5);', 'setTimeout(): time is handed in'],
    ['src/react/a.ts', "localStorage.setItem('a', 'b');", 'localStorage: nothing is kept in the browser'],
    ['src/components/a/A.tsx', 'const a = <p dangerouslySetInnerHTML={{ __html: x }} />;', 'dangerouslySetInnerHTML: text becomes markup or code'],
    ['src/server/a.ts', 'const a = JSON.parse(b) as any;', 'any: give it a type, or unknown and parse it'],
    ['src/server/a.ts', 'function f(a: any[]) {}', 'any: give it a type, or unknown and parse it'],
    ['src/server/a.ts', 'const a = b as unknown as Feed;', 'a cast of a cast: parse it'],
    ['src/server/a.ts', "throw new BankFeedsError({ code: 'busy', stage: 'push' });", 'new BankFeedsError: titledError says in words what happened'],
    ['src/server/a.ts', '// @ts-expect-error\nconst a: string = 1;', '@ts-expect-error silences a checker: repair the cause'],
    ['src/server/a.ts', '/* eslint-disable */', 'eslint-disable silences a checker: repair the cause'],
  ])('%s: %s', (path, source, rule) => {
    expect(rulesBrokenBy(path, source)).toEqual([rule]);
  });

  it('the file and the line', () => {
    expect(offencesIn('src/core/a.ts', '\n\nconst t = Date.now();')).toEqual([{ at: 'src/core/a.ts:3', rule: 'Date.now: time and chance are handed in' }]);
  });

  it('nothing where nothing is wrong', () => {
    for (const [path, source] of [
      [
        'src/core/a.ts',
        "import * as v from 'valibot';\nimport type { Feed } from './feed.js';\nconst day = new Date(Date.UTC(2026, 1, 1));\n// Date.now is not called here, any more than Math.random",
      ],
      ['src/testing/ledger-contract.ts', "import type { Ledger } from '../server/ledger/ledger.js';"],
      ['src/server/ledger/sql/index.ts', "import type { Kysely } from 'kysely';"],
      ['src/server/node/node-handler.ts', "import type { IncomingMessage } from 'node:http';\nimport { getRequestListener } from '@hono/node-server';"],
      ['src/cli/check-command.ts', "import { readFile } from 'node:fs/promises';\nimport { createSandbox } from '../sandbox/index.js';"],
      ['src/components/a/A.tsx', "import './a.css';\nimport { Button } from '../../ui/Button.js';\nimport { useState } from 'react';"],
    ] as const) {
      expect(rulesBrokenBy(path, source)).toEqual([]);
    }
  });
});
