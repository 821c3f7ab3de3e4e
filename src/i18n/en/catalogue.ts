import { account } from './account.js';
import { accounts } from './accounts.js';
import { button } from './button.js';
import { coach } from './coach.js';
import { common } from './common.js';
import { connect } from './connect.js';
import { credentials } from './credentials.js';
import { errors } from './errors.js';
import { instructions } from './instructions.js';
import { receipt } from './receipt.js';
import { shared } from './shared.js';
import { transactions } from './transactions.js';

/** English, the source of all keys. */
export const en = {
  ...common,
  ...shared,
  ...button,
  ...errors,
  ...connect,
  ...credentials,
  ...instructions,
  ...account,
  ...accounts,
  ...transactions,
  ...receipt,
  ...coach,
} as const;
