import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepJson } from '../../examples/demo/shared/kept-json.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bankfeeds-kept-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('begins with nothing and reads back what was written last', async () => {
  const file = join(folder, 'a/state.json');
  let state = 0;
  const kept = keepJson(file, () => ({ state }));
  expect(kept.read()).toBeNull();
  for (state = 1; state < 500; state += 1) kept.save();
  await kept.flush();
  expect(keepJson(file, () => null).read()).toEqual({ state: 500 });
});

it('leaves a whole file at every moment, and no drafts behind', async () => {
  const file = join(folder, 'state.json');
  let state = 'x'.repeat(200_000);
  const kept = keepJson(file, () => ({ state }));
  await kept.flush();
  for (let round = 0; round < 20; round += 1) {
    state = String(round).repeat(200_000);
    kept.save();
    expect(() => JSON.parse(readFileSync(file, 'utf8'))).not.toThrow();
    await Promise.resolve();
  }
  await kept.flush();
  expect(readdirSync(folder)).toEqual(['state.json']);
});
