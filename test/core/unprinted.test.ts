import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { unprinted } from '../../src/core/unprinted.js';

describe('a secret', () => {
  const pair = { username: 'canary-name', password: 'canary-word' };

  it('is there for whoever reads its fields, and sends them on by name', () => {
    const secret = unprinted(pair);
    const { username, password } = secret;
    expect([username, password]).toEqual(['canary-name', 'canary-word']);
    expect({ ...secret }).toEqual(pair);
  });

  it('is [redacted] wherever it is printed as a whole', () => {
    const secret = unprinted(pair);
    expect(String(secret)).toBe('[redacted]');
    expect(inspect(secret)).toBe('[redacted]');
    expect(inspect({ secret }, { depth: 9, showHidden: true })).not.toContain('canary');
    expect(JSON.stringify(secret)).toBe('"[redacted]"');
    expect(JSON.stringify([{ secret }])).toBe('[{"secret":"[redacted]"}]');
  });

  it('leaves what it was made of as it was', () => {
    unprinted(pair);
    expect(JSON.stringify(pair)).toContain('canary-word');
  });
});
