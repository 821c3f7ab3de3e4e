import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { buildDemo } from './build.js';

/*
 * `npm start`: builds the demo and runs it until Ctrl+C.
 *   PORT             the bank's port (3000); the sandbox and QuickBooks take the next ones. 0: any
 *   SANDBOX_PORT, QUICKBOOKS_PORT
 *   DEMO_DATA        the folder in which everything is kept (examples/demo/data)
 *   DEMO_LOG         yes: what the server kit tells the bank's log is printed, an event a line
 *   SANDBOX_API_KEY, SANDBOX_WEBHOOK_SECRET
 *                    what the sandbox and the bank share; by default new ones that nobody learns
 *   CODAT_API_KEY    talks to Codat instead of the sandbox
 *   CODAT_BASE_URL   where Codat is, if it is not https://api.codat.io
 */

const { env } = process;
const folder = resolve(env['DEMO_BUILD'] ?? fileURLToPath(new URL('.build', import.meta.url)));
const dataFolder = resolve(env['DEMO_DATA'] ?? fileURLToPath(new URL('data', import.meta.url)));

/** @param {string} name @param {number} otherwise */
function portOf(name, otherwise) {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  if (!/^\d+$/.test(text) || Number(text) > 65_535) throw new Error(`${name} is a whole number from 0 to 65535, not "${text}".`);
  return Number(text);
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

const bank = portOf('PORT', 3000);
const ports = {
  bank,
  sandbox: portOf('SANDBOX_PORT', bank === 0 ? 0 : bank + 1),
  quickBooks: portOf('QUICKBOOKS_PORT', bank === 0 ? 0 : bank + 2),
};

say('Building the demo…');
await buildDemo(folder);

/** @type {typeof import('./demo.js')} */
const { startDemo } = await import(pathToFileURL(`${folder}/server/demo.js`).href);
const apiKey = env['CODAT_API_KEY'];
const demo = await startDemo({
  ports,
  dataFolder,
  pagesFolder: `${folder}/pages`,
  logsEvents: env['DEMO_LOG'] === 'yes',
  shared: { apiKey: env['SANDBOX_API_KEY'], webhookSecret: env['SANDBOX_WEBHOOK_SECRET'] },
  codat: apiKey ? { apiKey, baseUrl: env['CODAT_BASE_URL'] } : undefined,
});

/** @param {string} name @param {string} url @param {number | null} wanted */
function line(name, url, wanted) {
  const moved = wanted && Number(new URL(url).port) !== wanted ? `   (port ${wanted} is taken)` : '';
  say(`  ${name.padEnd(18)}${url}${moved}`);
}

say('');
line('The bank', demo.bankUrl, ports.bank);
if (demo.sandboxUrl === null) {
  say(`  ${'Codat'.padEnd(18)}${env['CODAT_BASE_URL'] ?? 'https://api.codat.io'}   (CODAT_API_KEY is set: no sandbox, no demo QuickBooks)`);
} else {
  line('QuickBooks (demo)', demo.quickBooksUrl, ports.quickBooks);
  line('Codat (sandbox)', demo.sandboxUrl, ports.sandbox);
}
say('');
say(`  Everything is kept in ${dataFolder}. Stop with Ctrl+C.`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void demo.stop().then(() => process.exit(0)));
}
