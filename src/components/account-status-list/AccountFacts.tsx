import { Fragment } from 'react';
import type { FeedAccount } from '../../core/feed.js';
import { accountTexts } from '../../i18n/texts/account.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';

type AccountKind = Pick<FeedAccount, 'type' | 'lastFour' | 'currency'>;

/** `Chequing ••5670 · CAD`: the dots are for the eye, the words for the ear. */
export function AccountKind({ type, lastFour, currency }: AccountKind) {
  const { t } = useMessages(accountTexts, sharedTexts);
  return (
    <>
      {t(`accountType.${type}`)} <span aria-hidden="true">••{lastFour}</span>
      <span className="bf-visually-hidden">{t('accounts.numberEnding', { lastFour })}</span>
      {'\u00a0· '}
      {currency}
    </>
  );
}

/**
 * What kind of account it is, since when it is fed and how far, or what it waits for. A line breaks neither inside a
 * date nor before a dot.
 */
export function AccountFacts({ account }: { readonly account: FeedAccount }) {
  const { t } = useMessages(accountTexts, sharedTexts);
  const formats = useFormats();
  const all = facts();
  return (
    <p className="bf-small">
      <AccountKind {...account} />
      {'\u00a0·'}
      {all.map((fact, index) => (
        <Fragment key={fact}>
          {' '}
          <span className="bf-account-fact">
            {fact}
            {index < all.length - 1 && '\u00a0·'}
          </span>
        </Fragment>
      ))}
    </p>
  );

  function facts(): readonly string[] {
    const { status, feedStartDate, lastSentDate } = account;
    const sent = lastSentDate === null ? [] : [t('accounts.lastSent', { date: formats.date(lastSentDate) })];
    switch (status) {
      case 'connected':
        return [
          ...(feedStartDate === null ? [] : [t('accounts.from', { date: formats.date(feedStartDate) })]),
          ...(lastSentDate === null ? [t('accounts.nothingSent')] : sent),
        ];
      case 'pending':
      case 'connecting':
      case 'disconnected':
      case 'unknown':
        return [t(`accounts.says.${status}`), ...sent];
      default:
        return status satisfies never;
    }
  }
}
