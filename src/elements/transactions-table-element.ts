import { initialTableState, type TransactionsDisplay, type TransactionsTableState } from '../components/transactions-table/table-state.js';
import type { Currency } from '../core/money.js';
import type { FeedTransaction } from '../core/transaction.js';
import { WidgetElement } from './widget-element.js';
import type { TransactionsTableOptions, TransactionsTableSettings } from './widget-options.js';

/** `<bankfeeds-transactions-table>`: what was handed over for QuickBooks, in pages or in one scroll, and how far each transaction has come. */
export class BankFeedsTransactionsTableElement extends WidgetElement<'transactions-table'> implements TransactionsTableSettings {
  static readonly observedAttributes: readonly string[] = [
    'account-id',
    'currency',
    'display',
    'columns',
    'selectable',
    'group-by-day',
    'balance-line',
    'details',
  ];

  protected override readonly widget = 'transactions-table';
  #state = initialTableState;
  #isStateOfCustomer = false;
  #given: Pick<TransactionsTableSettings, 'transactions' | 'columns'> = {};
  #written: { readonly text: string; readonly columns: readonly string[] } | null = null;

  get accountId(): string | undefined {
    return this.text('account-id');
  }
  set accountId(value: string | null | undefined) {
    this.setText('account-id', value);
  }

  get transactions(): readonly FeedTransaction[] | undefined {
    return this.#given.transactions;
  }
  set transactions(value: readonly FeedTransaction[] | null | undefined) {
    this.#give({ transactions: value ?? undefined });
  }

  get currency(): Currency | undefined {
    return this.text('currency');
  }
  set currency(value: Currency | null | undefined) {
    this.setText('currency', value);
  }

  get state(): TransactionsTableState {
    return this.#state;
  }
  set state(value: TransactionsTableState | null | undefined) {
    this.#state = value ?? initialTableState;
    this.#isStateOfCustomer = false;
    this.lookSoon();
  }

  get display(): TransactionsDisplay {
    return this.text('display') === 'scroll' ? 'scroll' : 'pages';
  }
  set display(value: TransactionsDisplay | null | undefined) {
    this.setText('display', value);
  }

  get columns(): TransactionsTableSettings['columns'] {
    return this.#given.columns ?? this.#columnsIn(this.text('columns'));
  }
  set columns(value: TransactionsTableSettings['columns'] | string | null) {
    const isText = typeof value === 'string';
    if (isText || !value) this.setText('columns', value);
    this.#give({ columns: isText ? undefined : (value ?? undefined) });
  }

  get selectable(): boolean {
    return this.isOn('selectable');
  }
  set selectable(value: boolean | null | undefined) {
    this.setOn('selectable', value);
  }

  get groupByDay(): boolean {
    return this.isOn('group-by-day');
  }
  set groupByDay(value: boolean | null | undefined) {
    this.setOn('group-by-day', value);
  }

  get balanceLine(): boolean {
    return this.isOn('balance-line');
  }
  set balanceLine(value: boolean | null | undefined) {
    this.setOn('balance-line', value);
  }

  get details(): boolean {
    return this.isNotFalse('details');
  }
  set details(value: boolean | null | undefined) {
    this.setNotFalse('details', value);
  }

  #give(given: TransactionsTableSettings): void {
    this.#given = { ...this.#given, ...given };
    this.lookSoon();
  }

  /** The same array for the same words: another would have every row drawn anew. */
  #columnsIn(text: string | undefined): readonly string[] | undefined {
    if (text === undefined) return undefined;
    if (this.#written?.text !== text) this.#written = { text, columns: text.split(/\s+/).filter(Boolean) };
    return this.#written.columns;
  }

  /** What the page has given is the page's to take away. */
  protected override forgetCustomer(): void {
    if (this.#isStateOfCustomer) this.state = initialTableState;
  }

  protected override options(): TransactionsTableOptions {
    const { accountId, transactions, currency, state, display, columns, selectable, groupByDay, balanceLine, details } = this;
    return {
      accountId,
      transactions,
      currency,
      state,
      display,
      columns,
      selectable,
      groupByDay,
      balanceLine,
      details,
      onStateChange: (next) => {
        this.#state = next;
        this.#isStateOfCustomer = true;
        this.drawNow();
        this.tell('bankfeeds-state-change', { state: next });
      },
      onSelectionChange: (selected) => void this.tell('bankfeeds-selection-change', { transactions: selected }),
      onTransactionClick: (transaction, event) => {
        if (!this.tell('bankfeeds-transaction-click', { transaction }, { cancelable: true })) event.preventDefault();
      },
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bankfeeds-transactions-table': BankFeedsTransactionsTableElement;
  }
}
