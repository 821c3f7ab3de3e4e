/**
 * What is mutated, and how much of it the tests must notice.
 *
 * @typedef {object} Group
 * @property {readonly string[]} mutate Globs; those with `!` are left out
 * @property {number} atLeast Of a hundred mutants
 */

/** @satisfies {Readonly<Record<string, Group>>} */
export const groups = {
  /** Where one mistake sends a customer, a secret or a transaction to the wrong place. */
  guards: {
    mutate: [
      // Link validation
      'src/core/link.ts',
      // Redaction
      'src/core/unprinted.ts',
      'src/server/log/{redacted,told-error,json-lines}.ts',
      // Tenant scoping
      'src/server/http/{signed-in-customer,request-guard}.ts',
      'src/server/connect/{chosen-accounts,customer-uid}.ts',
      'src/server/feed/{own-account,credential-limit}.ts',
      // Push rules
      'src/core/{push-plan,push-fuse,same-transaction}.ts',
      'src/server/push/{handed-over,held-up,move-unchanged,read-back,suspects,tail-balance,turn}.ts',
      'src/server/codat/certain-refusal.ts',
    ],
    atLeast: 100,
  },
  core: {
    mutate: [
      'src/core/**/*.ts',
      // Types alone, or the list of what is exported
      '!src/core/{adapter,feed,index,version,rows/transaction-rows}.ts',
      // Tables of words
      '!src/core/{error-facts,protocol}.ts',
      // In the other group
      '!src/core/{link,unprinted,push-plan,push-fuse,same-transaction}.ts',
    ],
    atLeast: 90,
  },
};
