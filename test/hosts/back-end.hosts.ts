import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeBlocksOf } from '../docs/code-blocks.js';
import { expectContract } from './expect-contract.js';
import { freePort } from './free-port.js';
import { startHost } from './host-process.js';
import { serveSandbox } from './served-sandbox.js';
import { testedPackage } from './tested-package.js';

/* The guide for back ends, by the letter: its files are written, its packages installed, its server started and checked. */

const guide = 'docs/guides/back-end.md';
const files = ['your-bank.ts', 'bank-feeds.ts', 'server.ts'];
const run = promisify(execFile);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bankfeeds-back-end-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the server of the guide keeps the adapter contract, today and when it is checked again', async () => {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const blocks = codeBlocksOf(guide);
  for (const file of files) {
    const block = blocks.find((one) => one.file === file);
    expect(block, file).toBeDefined();
    writeFileSync(join(folder, file), block?.code ?? '');
  }
  const [install] = blocks.flatMap(({ code }) => /^npm install (.+)$/m.exec(code)?.[1] ?? []);
  const packages = `${install} jiti`.split(' ').map(testedPackage);
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages], { cwd: folder });

  expect(blocks.some(({ code }) => code.includes('npx jiti server.ts'))).toBe(true);
  const sandbox = await serveSandbox();
  const port = await freePort();
  const server = await startHost({
    // What npx runs; an npx in between would outlive its end.
    command: ['node_modules/jiti/lib/jiti-cli.mjs', 'server.ts'],
    folder,
    environment: { ...sandbox.environment, PORT: String(port) },
    urlIn: (output) => /http:\S+\/api\/bankfeeds$/m.exec(output)?.[0] ?? null,
  });
  try {
    await expectContract(server.url, ['boulangerie']);
    await expectContract(server.url, ['boulangerie']);
  } finally {
    await server.stop();
    await sandbox.stop();
  }
});
