import { makeRow } from './rows.js';

/**
 * A bank that is asked for pages and answers each after `latencyMs`. Rows are made when they are asked for and only
 * weakly known here: after a garbage collection, what is still there is held by the table.
 */
export function createRemoteRows(count, latencyMs) {
  let known = [];
  const asked = { pages: 0, aborted: 0, inFlight: 0, mostInFlight: 0 };

  return {
    asked,
    /** Rows of one page, after `convert`; rejects with the signal's reason. Pages count from 1. */
    async page(page, pageSize, signal, convert) {
      asked.pages++;
      asked.inFlight++;
      asked.mostInFlight = Math.max(asked.mostInFlight, asked.inFlight);
      try {
        await answerAfter(latencyMs, signal);
      } catch (reason) {
        asked.aborted++;
        throw reason;
      } finally {
        asked.inFlight--;
      }
      const first = (page - 1) * pageSize;
      const rows = Array.from({ length: Math.max(0, Math.min(pageSize, count - first)) }, (_, index) => convert(makeRow(first + index)));
      for (const row of rows) known.push(new WeakRef(row));
      return rows;
    },
    /** How many of the rows that were answered are still in memory: ask after a garbage collection. */
    heldRows() {
      known = known.filter((reference) => reference.deref() !== undefined);
      return known.length;
    },
  };
}

function answerAfter(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
