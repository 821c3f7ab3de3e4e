import { matches } from './columns.js';

/** What an application writes for a table that neither filters nor sorts by itself: copies of arrays, a comparator of objects. */
export function shownRows(rows, text, sortedBy, descends = false) {
  const filtered = text ? rows.filter((row) => matches(row, text)) : rows;
  if (!sortedBy) return filtered;
  const sign = descends ? -1 : 1;
  return filtered.slice().sort((a, b) => (a[sortedBy] - b[sortedBy]) * sign);
}
