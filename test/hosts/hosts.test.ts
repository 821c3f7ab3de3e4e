import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHosts } from './build-hosts.js';
import { expectContract } from './expect-contract.js';
import { startHost } from './host-process.js';
import { serveSandbox } from './served-sandbox.js';

const hosts = ['node', 'express', 'fastify'] as const;
const address = /^http:\/\/127\.0\.0\.1:\d+\/api\/bankfeeds$/m;

describe('the example', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await buildHosts(hosts);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.concurrent.each(hosts)(
    '%s keeps the adapter contract, and goes when it is told to',
    async (name) => {
      const sandbox = await serveSandbox();
      const host = await startHost({
        command: [`${folder}/${name}.js`],
        folder,
        environment: { ...sandbox.environment, PORT: '0' },
        urlIn: (output) => address.exec(output)?.[0] ?? null,
      });
      let exitCode: number | null;
      try {
        await expectContract(host.url);
      } finally {
        exitCode = await host.stop();
        await sandbox.stop();
      }
      expect([exitCode, host.output()]).toEqual([0, `${host.url}\n`]);
    },
    60_000,
  );
});
