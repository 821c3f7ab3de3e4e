import type { TestProject } from 'vitest/node';
import { startPostgres } from './start-postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a Postgres of the tests' own listens; null where none could be had. */
    postgres: string | null;
  }
}

/** One server for all test files; each test has a database of its own on it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  if (!server)
    process.stdout.write('Skipped: the tests of the ledger on Postgres. None was found, and none could be installed: put initdb and postgres on PATH.\n');
  provide('postgres', server?.socketFolder ?? null);
  return async () => server?.stop();
}
