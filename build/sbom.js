import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm run sbom [file]`: what is installed with this package, as CycloneDX, by the lock file. `npm sbom --omit dev` alone
 * leaves out each package that something for development wants, too (https://github.com/npm/cli/issues/7909), so npm is
 * shown a package.json and a lock file without those for development.
 */

const root = fileURLToPath(new URL('../', import.meta.url));

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

const manifest = { ...read('package.json'), devDependencies: {}, scripts: {} };
const lock = read('package-lock.json');
/** @type {[string, { dev?: boolean, devOptional?: boolean }][]} */
const locked = Object.entries(lock.packages);
const packages = {
  ...Object.fromEntries(locked.filter(([, { dev, devOptional }]) => !dev && !devOptional)),
  '': { ...lock.packages[''], devDependencies: {} },
};

const run = mkdtempSync(join(tmpdir(), 'bankfeeds-sbom-'));
// The bill has the folder's name.
const place = join(run, manifest.name);
mkdirSync(place);
try {
  writeFileSync(join(place, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(place, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
  const bill = execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'library'], {
    cwd: place,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  writeFileSync(process.argv[2] ?? join(root, 'sbom.cdx.json'), bill);
} finally {
  rmSync(run, { recursive: true, force: true });
}
