/* The six columns, with cached formatters that every contender shares: all draw the same cells. */

const money = new Intl.NumberFormat('en-CA', { style: 'currency', currency: 'CAD' });
const day = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: 'short', day: '2-digit', timeZone: 'UTC' });
const asIs = (value) => value;

export const columns = [
  { key: 'date', name: 'Date', width: 140, format: (value) => day.format(value) },
  { key: 'description', name: 'Description', width: 400, format: asIs },
  { key: 'type', name: 'Type', width: 140, format: asIs },
  { key: 'amount', name: 'Amount', width: 170, format: (value) => money.format(value), numeric: true },
  { key: 'balance', name: 'Balance', width: 190, format: (value) => money.format(value), numeric: true },
  { key: 'status', name: 'Status', width: 160, format: asIs },
];

export const tableWidth = columns.reduce((sum, { width }) => sum + width, 0);

export const matches = (row, text) => row.description.toLowerCase().includes(text);
