/* The same transactions for everybody, newest first: { id, date (ms), description, type, amount, balance, status }. */

const merchants = [
  'Grocer Market',
  'Coffee Bar',
  'Hydro One',
  'Metro Transit',
  'Bell Mobile',
  'Rent Payment',
  'Payroll Deposit',
  'E-Transfer',
  'Book Store',
  'Fuel Stop',
  'Pharmacy',
  'Streaming Co',
  'Hardware Depot',
  'Airline Ticket',
  'Quarry Bistro',
  'Quick Mart',
  'Interest Paid',
  'Monthly Fee',
];
const types = ['debit', 'credit', 'transfer', 'fee'];
const statuses = ['posted', 'pending', 'declined'];

// Row 0 never matches what is typed; "q", "qu" and "qua" match rows 2, 4 and 7 first, so each key must change the first visible row.
const firstMerchants = ['Coffee Bar', 'Hydro One', 'Iqaluit Shop', 'Fuel Stop', 'Quick Mart', 'Metro Transit', 'Book Store', 'Quarry Bistro'];
export const typed = [
  { key: 'q', firstRow: 2 },
  { key: 'u', firstRow: 4 },
  { key: 'a', firstRow: 7 },
];

/** The one row that sorting by amount brings to the top: of the smallest amount, or of the largest. */
export const extremeRow = (count, sortsTo) => Math.floor(count * (sortsTo === 'max' ? 0.37 : 0.61));

const newest = Date.UTC(2026, 0, 31);
const hour = 3_600_000;

export function makeRows(count) {
  const random = seededRandom(12345);
  const smallest = extremeRow(count, 'min');
  const largest = extremeRow(count, 'max');
  const rows = new Array(count);
  let balance = 5000;
  for (let id = 0; id < count; id++) {
    let amount = Math.round((random() * 4000 - 2000) * 100) / 100;
    if (id === smallest) amount = -98765.43;
    if (id === largest) amount = 98765.43;
    balance = Math.round((balance + amount) * 100) / 100;
    rows[id] = {
      id,
      date: newest - id * hour,
      description: describe(id, id < firstMerchants.length ? firstMerchants[id] : merchants[Math.floor(random() * merchants.length)]),
      type: types[Math.floor(random() * types.length)],
      amount,
      balance,
      status: statuses[Math.floor(random() * statuses.length)],
    };
  }
  return rows;
}

/** One row without those before it, for a bank that is asked for pages. Its balance is made up. */
export function makeRow(id) {
  const random = seededRandom(id + 1);
  return {
    id,
    date: newest - id * hour,
    description: describe(id, merchants[Math.floor(random() * merchants.length)]),
    type: types[Math.floor(random() * types.length)],
    amount: Math.round((random() * 4000 - 2000) * 100) / 100,
    balance: Math.round(random() * 1_000_000) / 100,
    status: statuses[Math.floor(random() * statuses.length)],
  };
}

// The number in the text is how the probe knows which row is where: a contender shows it as it is.
const describe = (id, merchant) => `${merchant} #${String(id).padStart(7, '0')}`;

function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
