import { useId, type ReactNode } from 'react';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Icon } from '../../ui/Icon.js';
import { Select } from '../../ui/Select.js';
import { Skeleton } from '../../ui/Skeleton.js';
import { pageCount, pageSizes, type PageSize } from './table-state.js';

interface PagerProps {
  /** Of the table that is paged: two on one page are told apart by it. */
  readonly headingId: string;
  readonly page: number;
  readonly pageSize: PageSize;
  /** null while they are not known yet. */
  readonly totalResults: number | null;
  readonly onPage: (page: number) => void;
  readonly onPageSize: (pageSize: PageSize) => void;
}

export function Pager({ headingId, page, pageSize, totalResults, onPage, onPageSize }: PagerProps) {
  const { t } = useMessages(transactionsTexts);
  const formats = useFormats();
  const pages = totalResults === null ? page : pageCount(totalResults, pageSize);
  const ownId = useId();
  const atStart = page <= 1;
  const atEnd = page >= pages;

  return (
    <nav id={ownId} className="bf-pager" aria-label={t('transactions.pages')} aria-labelledby={`${ownId} ${headingId}`} data-bf-part="pager">
      <p className="bf-small">{totalResults === null ? <Skeleton className="bf-skeleton-figure" /> : range(totalResults)}</p>
      <Select
        label={t('transactions.pageSize')}
        value={pageSize}
        onChange={({ target }) => onPageSize(pageSizes.find((size) => String(size) === target.value) ?? pageSize)}
      >
        {pageSizes.map((size) => (
          <option key={size} value={size}>
            {formats.count(size)}
          </option>
        ))}
      </Select>
      <div className="bf-pager-buttons">
        <PageButton label={t('transactions.page.first')} off={atStart} onPress={() => onPage(1)}>
          <Icon name="chevronStart" />
          <Icon name="chevronStart" />
        </PageButton>
        <PageButton off={atStart} onPress={() => onPage(page - 1)}>
          {t('transactions.page.previous')}
        </PageButton>
        <PageButton off={atEnd} onPress={() => onPage(page + 1)}>
          {t('transactions.page.next')}
        </PageButton>
        <PageButton label={t('transactions.page.last')} off={atEnd} onPress={() => onPage(pages)}>
          <Icon name="chevronEnd" />
          <Icon name="chevronEnd" />
        </PageButton>
      </div>
    </nav>
  );

  function range(total: number): string {
    const first = (page - 1) * pageSize + 1;
    const last = Math.min(page * pageSize, total);
    return t('transactions.range', { first: formats.count(first), last: formats.count(last), total: formats.count(total) });
  }
}

interface PageButtonProps {
  readonly label?: string;
  readonly off: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** At the end it says so but keeps the focus, which a disabled button would lose. */
function PageButton({ label, off, onPress, children }: PageButtonProps) {
  return (
    <button
      type="button"
      className="bf-button bf-pager-button"
      data-tone="quiet"
      data-size="small"
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      {children}
    </button>
  );
}
