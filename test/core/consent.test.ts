import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { permissionsTextHash } from '../../src/core/consent.js';

describe('the fingerprint of a permissions text', () => {
  it('is the SHA-256 of its sentences, one to a line', async () => {
    // printf 'abc\ndéf' | sha256sum
    expect(await permissionsTextHash(['abc', 'déf'])).toBe('fc34dcaab32e4f375b12480b0f29563068ced736d221e6bb56ed8c83d8fe8ee6');
    expect(await permissionsTextHash(['abc déf'])).not.toBe(await permissionsTextHash(['abc', 'déf']));
  });

  it('has 64 digits, also where its bytes begin with zeros', async () => {
    const hashes = await Promise.all(Array.from({ length: 40 }, (_, number) => permissionsTextHash([String(number)])));
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([undefined, {}])('is null where the browser offers no cryptography: %j', async (crypto) => {
    vi.stubGlobal('crypto', crypto);
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(await permissionsTextHash(['abc'])).toBeNull();
  });
});
