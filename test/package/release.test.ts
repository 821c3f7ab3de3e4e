import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const ranges = v.record(v.string(), v.string());
const manifest = v.parse(
  v.object({ name: v.string(), version: v.string(), dependencies: ranges, devDependencies: ranges, peerDependencies: ranges }),
  JSON.parse(read('package.json')),
);
const lockSchema = v.object({
  packages: v.record(v.string(), v.object({ dependencies: v.optional(ranges, {}), hasInstallScript: v.optional(v.boolean(), false) })),
});
const { packages: locked } = v.parse(lockSchema, JSON.parse(read('package-lock.json')));

describe('the bill of materials', () => {
  const component = v.object({ name: v.string(), version: v.string() });
  const billSchema = v.object({
    bomFormat: v.literal('CycloneDX'),
    metadata: v.object({ component }),
    components: v.array(
      v.object({ ...component.entries, 'bom-ref': v.string(), hashes: v.array(v.object({ alg: v.literal('SHA-512'), content: v.string() })) }),
    ),
    dependencies: v.array(v.object({ ref: v.string(), dependsOn: v.array(v.string()) })),
  });

  function made(): v.InferOutput<typeof billSchema> {
    const place = mkdtempSync(join(tmpdir(), 'bankfeeds-bill-'));
    try {
      execFileSync(process.execPath, [join(root, 'build/sbom.js'), join(place, 'sbom.json')], { stdio: ['ignore', 'ignore', 'pipe'] });
      return v.parse(billSchema, JSON.parse(readFileSync(join(place, 'sbom.json'), 'utf8')));
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }
  const bill = made();
  const versions = new Map(bill.components.map(({ name, version }) => [name, version]));

  it('is of this package, and has what it depends on, in the version that is pinned', () => {
    expect(bill.metadata.component).toMatchObject({ name: manifest.name, version: manifest.version });
    for (const [name, version] of Object.entries(manifest.dependencies)) expect(versions.get(name), name).toBe(version);
  });

  it('has what those depend on, all the way down', () => {
    const refs = bill.components.map((part) => part['bom-ref']);
    expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.includes(ref))).toEqual([]);
    const below = bill.components.flatMap(({ name }) => Object.keys(locked[`node_modules/${name}`]?.dependencies ?? {}));
    expect(below.length).toBeGreaterThan(20);
    expect(below.filter((name) => !versions.has(name))).toEqual([]);
  });

  it('has nothing that is only for development', () => {
    const forUse = { ...manifest.dependencies, ...manifest.peerDependencies };
    expect(Object.keys(manifest.devDependencies).filter((name) => versions.has(name) && !Object.hasOwn(forUse, name))).toEqual([]);
  });

  it('has nothing that runs a script when it is installed', () => {
    expect([...versions.keys()].filter((name) => locked[`node_modules/${name}`]?.hasInstallScript)).toEqual([]);
  });
});

describe('a release', () => {
  const workflow = read('.github/workflows/release.yml');

  it('runs actions by the hash of their commits, with the version beside it', () => {
    const uses = workflow.split('\n').filter((line) => line.includes('uses:'));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('publishes what was tested and packed, with provenance, and without a token or a script of somebody else’s', () => {
    expect(workflow).toContain('needs: test\n');
    expect(workflow).toContain('npm publish --provenance --access public ./bankfeeds-*.tgz');
    expect(workflow.match(/id-token: write/g)).toHaveLength(1);
    expect(workflow.match(/npm ci.*/g)).toEqual(['npm ci --ignore-scripts']);
    expect(workflow).not.toMatch(/secrets\.|NODE_AUTH_TOKEN/);
  });

  it('has its version in the changelog, and no change waiting that is of another package', () => {
    expect(/^## (.+)$/m.exec(read('CHANGELOG.md'))?.[1]).toBe(manifest.version);
    const waiting = readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md');
    for (const name of waiting)
      expect(read(`.changeset/${name}`), name).toMatch(new RegExp(`^---\\n['"]?${manifest.name}['"]?: (major|minor|patch)\\n---\\n\\n\\S`));
  });

  it('comes from whichever registry its reader has: no address of one is kept', () => {
    for (const file of ['.npmrc', 'package.json', 'package-lock.json', '.ci/run', '.github/workflows/release.yml']) {
      expect(read(file).match(/"resolved".*|\bregistry\s*=.*|registry-url.*|\/\/registry\..*/g), file).toBeNull();
    }
  });
});
