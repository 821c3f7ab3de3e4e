import { frenchOf } from '../catalogue-types.js';
import type { transactions as english } from '../en/transactions.js';

export const transactions = frenchOf<typeof english>()({});
