import type { KeyOf } from '../../i18n/messages.js';
import type { transactionsTexts } from '../../i18n/texts/transactions.js';
import type { Messages } from '../../i18n/use-messages.js';

/** The table's own texts, for what is drawn or written without React. */
export type TableMessages = Messages<KeyOf<typeof transactionsTexts>>;
