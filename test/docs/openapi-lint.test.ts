import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';

const file = new URL('../../src/server/http/adapter.openapi.json', import.meta.url);
const document = readFileSync(file, 'utf8');

/** Redocly's strictest set, nothing of it switched off, and what code generators and this protocol want on top. */
const rules = {
  'array-parameter-serialization': 'error',
  'operation-4xx-problem-details-rfc7807': 'error',
  'operation-singular-tag': 'error',
  'operation-tag-defined': 'error',
  'parameter-description': 'error',
  'paths-kebab-case': 'error',
  'spec-strict-refs': 'error',
} as const;

async function faultsOf(source: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended-strict'], rules });
  const problems = await lintFromString({ source, absoluteRef: fileURLToPath(file), config });
  return problems.map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer ?? '#'}: ${message}`);
}

describe('the OpenAPI document', () => {
  it('has no fault that a linter finds', async () => {
    expect(await faultsOf(document)).toEqual([]);
  });

  it.each([
    ['a name of an operation given twice', '"operationId": "connect"', '"operationId": "getFeed"', 'operation-operationId-unique'],
    ['a shape that is nowhere', '"#/components/schemas/HostedLink"', '"#/components/schemas/Link"', 'no-unresolved-refs'],
    ['a tag that is not described', '"Credentials"\n', '"Secrets"\n', 'operation-tag-defined'],
    ['a parameter that the path does not have', '"name": "accountId"', '"name": "account"', 'path-parameters-defined'],
  ])('is not let through with %s', async (_, right, wrong, rule) => {
    expect(document).toContain(right);
    expect(await faultsOf(document.replace(right, wrong))).toContainEqual(expect.stringMatching(new RegExp(`^${rule} at `)));
  });
});
