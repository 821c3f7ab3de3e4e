import { accounts } from './accounts.js';
import { coach } from './coach.js';
import { common } from './common.js';
import { connect } from './connect.js';
import { credentials } from './credentials.js';
import { errors } from './errors.js';
import { instructions } from './instructions.js';
import { receipt } from './receipt.js';
import { transactions } from './transactions.js';

/** French (Canada). */
export const frCA = { ...common, ...errors, ...connect, ...credentials, ...instructions, ...accounts, ...transactions, ...receipt, ...coach } as const;
