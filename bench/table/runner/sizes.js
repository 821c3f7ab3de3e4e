import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtPackage } from './builds.js';
import { bundle } from './bundle.js';

const contendersFolder = fileURLToPath(new URL('../page/contenders/', import.meta.url));
const isReact = (id) => /^react(-dom)?(\/|$)/.test(id);

/** What a page loads for each contender, and what of ours is the table's own. */
export async function measureSizes(contenders) {
  const whole = {};
  for (const contender of contenders) {
    const file = readdirSync(contendersFolder).find((name) => name.replace(/\.jsx?$/, '') === contender && /\.jsx?$/.test(name));
    const { first, firstMinified, later, css } = await bundle(contendersFolder + file, isReact);
    whole[contender] = {
      first: rounded(first),
      firstMinified: rounded(firstMinified),
      later: rounded(later.reduce((sum, { size }) => sum + size, 0)),
      css: rounded(css),
    };
  }
  return contenders.some((name) => name.startsWith('ours')) ? { whole, own: await measureOwnCode() } : { whole };
}

/** The table's own code: without React, without what translates (i18next and the package's room i18n). */
async function measureOwnCode() {
  const entry = `${builtPackage}/components/transactions-table/TransactionsTable.js`;
  if (!existsSync(entry)) throw new Error(`${entry} is not there: build the package, or say here where the table is now.`);
  const isAside = (id) => isReact(id) || /^(i18next|react-i18next)/.test(id) || id.startsWith(`${builtPackage}/i18n/`);
  const { first, firstMinified, later, modules } = await bundle(entry, isAside);
  return {
    first: rounded(first),
    firstMinified: rounded(firstMinified),
    later: later.map(({ name, size }) => ({ name, size: rounded(size) })),
    rooms: roomsOf(modules),
  };
}

/** Which rooms of the package (or whose packages) the first load comes from: kilobytes before minifying. */
function roomsOf(modules) {
  const rooms = {};
  for (const { id, size } of modules) {
    const room = id.startsWith(`${builtPackage}/`)
      ? id
          .slice(builtPackage.length + 1)
          .split('/')
          .slice(0, id.includes('/components/') ? 2 : 1)
          .join('/')
      : (/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(id)?.[1] ?? 'the bundler');
    rooms[room] = (rooms[room] ?? 0) + size / 1000;
  }
  return Object.fromEntries(
    Object.entries(rooms)
      .filter(([, size]) => size >= 0.05)
      .sort(([, a], [, b]) => b - a)
      .map(([room, size]) => [room, rounded(size)]),
  );
}

const rounded = (kilobytes) => Number(kilobytes.toFixed(1));
