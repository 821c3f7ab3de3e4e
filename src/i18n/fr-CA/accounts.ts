import { frenchOf } from '../catalogue-types.js';
import type { accounts as english } from '../en/accounts.js';

export const accounts = frenchOf<typeof english>()({});
