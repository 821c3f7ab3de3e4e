/*
 * What your team writes, as small as it can be: who is signed in, and which accounts they have.
 *   CODAT_API_KEY, CODAT_BASE_URL   what `npx bankfeeds sandbox` prints, or your key and nothing for Codat itself
 *   PORT                            3000; 0: any
 */

const { CODAT_API_KEY = '', CODAT_BASE_URL, PORT = '3000' } = process.env;

export const port = Number(PORT);

/** @type {Readonly<Record<string, import('bankfeeds/server').Customer>>} */
const customers = {
  boulangerie: { ref: 'customer-1', name: 'Boulangerie du Coin inc.', country: 'CA' },
  garage: { ref: 'customer-2', name: 'Garage & Sons LLC', country: 'US' },
};

/**
 * A STAND-IN: whoever sends `Cookie: customer=garage` is the garage. Look your own session up instead.
 * @type {import('bankfeeds/server').BankFeedsServerOptions['authenticate']}
 */
async function authenticate(request) {
  const [, name = ''] = /(?:^|;\s*)customer=(\w+)/.exec(request.headers.get('Cookie') ?? '') ?? [];
  return Object.hasOwn(customers, name) ? (customers[name] ?? null) : null;
}

/** @type {import('bankfeeds/server').Bank} */
const bank = {
  institutionName: 'Sandbox Bank',
  async listAccounts(customerRef) {
    const customer = Object.values(customers).find(({ ref }) => ref === customerRef);
    if (!customer) return null;
    const currency = customer.country === 'CA' ? 'CAD' : 'USD';
    return [
      account(`${customerRef}-operating`, 'Operating', '10045678901', currency, null),
      account(`${customerRef}-savings`, 'Savings', '10045678902', currency, null),
      account(`${customerRef}-old`, 'Old account', '10045678903', currency, 'closed'),
    ];
  },
};

/**
 * @param {string} id
 * @param {string} name
 * @param {string} accountNumber
 * @param {'CAD' | 'USD'} currency
 * @param {import('bankfeeds/server').BankAccountDetails['ineligible']} ineligible
 * @returns {import('bankfeeds/server').BankAccountDetails}
 */
function account(id, name, accountNumber, currency, ineligible) {
  return {
    id,
    name,
    accountNumber,
    currency,
    ineligible,
    type: 'checking',
    lastFour: accountNumber.slice(-4),
    balance: 1_250_000,
    timeZone: 'America/Toronto',
  };
}

/**
 * What your books do every night: hand over what has cleared.
 * @param {import('bankfeeds/server').BankFeedsServer} bankFeeds
 */
export async function handOver(bankFeeds) {
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const date = /** @type {import('bankfeeds/core').LocalDate} */ (yesterday);
  for (const { ref } of Object.values(customers)) {
    await bankFeeds.ingest(ref, `${ref}-operating`, [
      { id: 'book-1', date, description: 'Card sales', reference: null, type: 'deposit', amount: 184_250, balance: 1_315_500 },
      { id: 'book-2', date, description: 'Flour and butter', reference: 'INV-2207', type: 'payment', amount: -65_500, balance: 1_250_000 },
    ]);
  }
}

/** What the server kit is told, but for where it is mounted and where it keeps its ledger. */
export const bankSide = {
  bank,
  authenticate,
  codat: { apiKey: CODAT_API_KEY, baseUrl: CODAT_BASE_URL },
  // The sandbox has a hosted page of its own.
  linkOrigins: CODAT_BASE_URL === undefined ? undefined : [new URL(CODAT_BASE_URL).origin],
  // `bankfeeds check --write` makes five pairs in a run. Leave it out for customers.
  credentialsPerDay: 100,
  /** @param {import('bankfeeds/server').ServerEvent} event */
  log(event) {
    if (event.type === 'unexpected') console.error(event.error);
  },
};
