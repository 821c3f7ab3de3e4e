export const feedKey = ['feed'] as const;

export const bankAccountsKey = ['bankAccounts'] as const;
