import { forwardRef, useId, type HTMLAttributes } from 'react';
import type { ConsentOnRecord } from '../../core/consent.js';
import type { Feed } from '../../core/feed.js';
import { receiptTexts } from '../../i18n/texts/receipt.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { usePermissionsText } from '../../i18n/use-permissions-text.js';
import { useFeed } from '../../react/use-feed.js';
import { Button } from '../../ui/Button.js';
import { Notice } from '../../ui/Notice.js';
import { Skeleton } from '../../ui/Skeleton.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';
import { WidgetRoot } from '../widget/WidgetRoot.js';
import { printReceipt } from './print-receipt.js';

export type ConsentReceiptProps = HTMLAttributes<HTMLElement>;

/** What the customer agreed to: when, to which text and for which accounts, as the bank's server has it on record. */
export const ConsentReceipt = forwardRef<HTMLElement, ConsentReceiptProps>(function ConsentReceipt(props, ref) {
  const headingId = useId();
  return (
    <WidgetRoot aria-labelledby={headingId} {...props} ref={ref} widget="bf-consent-receipt">
      <ConsentReceiptBody headingId={headingId} />
    </WidgetRoot>
  );
});

function ConsentReceiptBody({ headingId }: { readonly headingId: string }) {
  const { t } = useMessages(receiptTexts, sharedTexts);
  const { feed, error, refresh } = useFeed();
  const record = feed?.consent.onRecord ?? null;
  return (
    <>
      <div className="bf-card-head">
        <h2 id={headingId} className="bf-title" tabIndex={-1}>
          {t('receipt.title')}
        </h2>
        {record && (
          <Button size="small" onClick={printReceipt}>
            {t('receipt.print')}
          </Button>
        )}
      </div>
      <div className="bf-card-body">{body()}</div>
    </>
  );

  function body() {
    if (!feed && error) return <ErrorNotice error={error} onRetry={() => void refresh()} />;
    if (!feed) {
      return (
        <div className="bf-stack" role="status" aria-live="polite" data-state="loading">
          <span className="bf-visually-hidden">{t('common.loading')}</span>
          <Skeleton />
          <Skeleton className="bf-skeleton-short" />
        </div>
      );
    }
    if (feed.unavailable)
      return (
        <Notice tone="neutral">
          <p>{t(`common.unavailable.${feed.unavailable}`)}</p>
        </Notice>
      );
    if (!record) return <p className="bf-small">{t('receipt.none')}</p>;
    return <Receipt feed={feed} record={record} />;
  }
}

function Receipt({ feed, record }: { readonly feed: Feed; readonly record: ConsentOnRecord }) {
  const { t } = useMessages(receiptTexts, sharedTexts);
  const formats = useFormats();
  const sentences = usePermissionsText(record.locale, feed.institutionName);
  const known = feed.accounts.filter(({ id }) => record.accountIds.includes(id)).map(({ name }) => name);
  const gone = record.accountIds.length - known.length;
  return (
    <div className="bf-stack">
      <dl className="bf-facts">
        <div>
          <dt>{t('receipt.when')}</dt>
          <dd>
            <time dateTime={record.acceptedAt}>{formats.instant(record.acceptedAt)}</time>
          </dd>
        </div>
        <div>
          <dt>{t('receipt.accounts')}</dt>
          <dd>{formats.list([...known, ...Array.from({ length: gone }, () => t('receipt.accountGone'))])}</dd>
        </div>
        <div>
          <dt>{t('receipt.language')}</dt>
          <dd>{t(`receipt.language.${record.locale}`)}</dd>
        </div>
        <div>
          <dt>{t('receipt.version')}</dt>
          <dd>{record.textVersion}</dd>
        </div>
        <div>
          <dt>{t('receipt.hash')}</dt>
          <dd>{record.textHash === null ? t('receipt.hash.none') : <code translate="no">{record.textHash}</code>}</dd>
        </div>
      </dl>
      {record.textVersion === feed.consent.textVersion ? (
        <section aria-label={t('receipt.text')} lang={record.locale} className="bf-consent-receipt-text bf-small">
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      ) : (
        <Notice tone="neutral">
          <p>{t('receipt.otherText', { institution: feed.institutionName })}</p>
        </Notice>
      )}
    </div>
  );
}
