import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packSources } from '../package/pack-sources.js';
import { copiesOf, foundFrom, importIn, installers, installPackage } from './installed-package.js';

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('the package as it is published', () => {
  let place: string;
  let tarball: string;

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'bankfeeds-installed-'));
    tarball = await packSources(place);
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  it('comes out the same, byte for byte, when it is packed again', async () => {
    const again = join(place, 'again');
    mkdirSync(again);
    expect(sha256(await packSources(again))).toBe(sha256(tarball));
  });

  describe.each(Object.entries(installers))('installed by %s beside React, without scripts and without any optional package', (name, install) => {
    const folder = () => join(place, name);

    beforeAll(() => installPackage(folder(), tarball, install));

    it.each(['react', 'react-dom', 'get-nonce', 'i18next', 'react-i18next', 'hono'])('has one %s', (dependency) => {
      expect(copiesOf(dependency, folder())).toHaveLength(1);
    });

    it('gives its nonce to the very module that the dialog’s scroll lock reads', () => {
      const [own = 'none'] = copiesOf('bankfeeds', folder());
      const [lock = 'none'] = copiesOf('react-style-singleton', folder());
      expect(foundFrom(own, 'get-nonce')).toBe(foundFrom(lock, 'get-nonce'));
      expect(foundFrom(own, 'react')).toBe(foundFrom(folder(), 'react'));
    });

    it('is loaded by Node, but for what wants a database', async () => {
      const names = await importIn(folder(), [
        'bankfeeds',
        ...['core', 'http', 'elements', 'elements.js', 'server', 'server/node', 'sandbox', 'testing'].map((entry) => `bankfeeds/${entry}`),
      ]);
      expect(Math.min(...names)).toBeGreaterThan(0);
      await expect(importIn(folder(), ['bankfeeds/server/sql'])).rejects.toThrow(/Cannot find package 'kysely'/);
    });
  });
});
