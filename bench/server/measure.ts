import { ingest } from './ingest.js';
import { planning } from './planning.js';
import { readsOf } from './reads.js';

/* One subject in a process of its own: nothing of another stands in its memory. What is found goes to the parent. */

const [subject = '', runs = '5', share = '1'] = process.argv.slice(2);
const part = (count: number) => Math.round(count * Number(share));

async function measured() {
  switch (subject) {
    case 'planning':
      return planning(part(1_000_000), Number(runs));
    case 'ingest':
      return ingest(part(100_000), Number(runs));
    case 'reads':
      return readsOf({ small: part(10_000), large: part(1_000_000) }, Number(runs), 500);
    default:
      throw new Error(`There is no subject "${subject}".`);
  }
}

const comparisons = await measured();
process.send?.(comparisons);
