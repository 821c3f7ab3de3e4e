import type { KeyOf } from '../../i18n/messages.js';
import type { transactionsTexts } from '../../i18n/texts/transactions.js';
import type { Messages } from '../../i18n/translator.js';

/** The table's own texts, for what is drawn or written without React. */
export type TableMessages = Messages<KeyOf<typeof transactionsTexts>>;

/** The same, for what is drawn a thousand times: a text without values is translated once, and then looked up in a tenth of the time. */
export function rememberedMessages({ locale, t }: TableMessages): TableMessages {
  const known = new Map<string, string>();
  return {
    locale,
    t(key, ...values) {
      if (values.length > 0) return t(key, ...values);
      let text = known.get(key);
      if (text === undefined) known.set(key, (text = t(key, ...values)));
      return text;
    },
  };
}
