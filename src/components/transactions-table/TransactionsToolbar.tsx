import { useRef, type ReactNode } from 'react';
import { transactionOrders, type TransactionOrder } from '../../core/transaction.js';
import { transactionsTexts } from '../../i18n/texts/transactions.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';
import { Icon } from '../../ui/Icon.js';
import { Select } from '../../ui/Select.js';
import { TextField } from '../../ui/TextField.js';
import { useDebouncedText } from './use-debounced-text.js';

export type ToolPanel = 'filters' | 'options';

interface TransactionsToolbarProps {
  /** Of the table that is searched. */
  readonly headingId: string;
  /** The list of accounts, where the customer chooses among them. */
  readonly accountChoice: ReactNode;
  readonly query: string;
  /** How long to wait for a person to stop typing: a question to a server costs more than one to memory. */
  readonly searchPauseMs: number;
  /** Without any, there is nothing to look for and nothing to order. */
  readonly hasRows: boolean;
  readonly orderBy: TransactionOrder;
  readonly onQuery: (query: string) => void;
  readonly onOrder: (orderBy: TransactionOrder) => void;
  /** How many filters are on. */
  readonly conditions: number;
  readonly openPanel: ToolPanel | null;
  readonly panelId: string;
  readonly onPanel: (panel: ToolPanel | null) => void;
}

export function TransactionsToolbar(props: TransactionsToolbarProps) {
  const { headingId, accountChoice, query, searchPauseMs, hasRows, orderBy, onQuery, onOrder, conditions, openPanel, panelId, onPanel } = props;
  const { t } = useMessages(transactionsTexts);
  const formats = useFormats();
  const { typed, type, settleNow } = useDebouncedText(query, onQuery, searchPauseMs);
  const field = useRef<HTMLInputElement>(null);

  function panelButton(panel: ToolPanel, children: ReactNode) {
    const isOpen = openPanel === panel;
    return (
      <Button
        className="bf-transactions-panel-button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => onPanel(isOpen ? null : panel)}
      >
        {children}
      </Button>
    );
  }

  if (!hasRows && !accountChoice) return null;
  return (
    <div className="bf-transactions-tools" data-bf-part="tools">
      {accountChoice}
      {hasRows && (
        <>
          <div role="search" aria-labelledby={headingId} className="bf-transactions-search" data-bf-part="search">
            <Icon name="search" />
            <TextField
              ref={field}
              label={t('transactions.search')}
              labelHidden
              placeholder={t('transactions.search')}
              type="search"
              enterKeyHint="search"
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              value={typed}
              onChange={({ target }) => type(target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') settleNow(typed);
                if (event.key === 'Escape' && typed !== '') {
                  event.preventDefault();
                  event.stopPropagation();
                  settleNow('');
                }
              }}
            />
            {typed !== '' && (
              <Button
                size="small"
                className="bf-transactions-clear"
                aria-label={t('transactions.search.clear')}
                onClick={() => {
                  settleNow('');
                  field.current?.focus();
                }}
              >
                <Icon name="cross" />
              </Button>
            )}
          </div>
          <div className="bf-transactions-order">
            <Select
              label={t('transactions.sort')}
              labelHidden
              value={orderBy}
              onChange={({ target }) => onOrder(transactionOrders.find((order) => order === target.value) ?? orderBy)}
            >
              {transactionOrders.map((order) => (
                <option key={order} value={order}>
                  {t(`transactions.order.${order}`)}
                </option>
              ))}
            </Select>
          </div>
          {panelButton(
            'filters',
            <>
              {t('transactions.filters')}{' '}
              {conditions > 0 && (
                <span className="bf-transactions-count">
                  <span aria-hidden="true">{formats.count(conditions)}</span>
                  <span className="bf-visually-hidden">{t('transactions.filters.on', { count: conditions, formatted: formats.count(conditions) })}</span>
                </span>
              )}
            </>,
          )}
          {panelButton('options', t('transactions.options'))}
        </>
      )}
    </div>
  );
}
