import { expect } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.js';

/** A customer who is signed in, and another where the host has one. */
type Customers = readonly [string, string?];

/** `bankfeeds check` finds nothing broken, from a first visit to the goodbye; the OpenAPI document says where all this is. */
export async function expectContract(url: string, [customer, other]: Customers = ['boulangerie', 'garage']): Promise<void> {
  const sessions = ['--as', `Cookie: customer=${customer}`, ...(other === undefined ? [] : ['--as-other', `Cookie: customer=${other}`])];
  const lines: string[] = [];
  const io = { print: (line: string) => lines.push(line), printError: (line: string) => lines.push(line) };
  const exitCode = await runCommandLine(['check', url, ...sessions, '--write'], io);
  const printed = lines.join('\n');
  expect(exitCode, printed).toBe(0);
  expect(printed).toMatch(/^([3-9]\d|\d{3,}) kept, 0 broken, /m);
  const description = await fetch(`${url}/openapi.json`);
  expect(await description.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/bankfeeds' }] });
}
