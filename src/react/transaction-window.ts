import type { RowRange } from '../core/rows/row-window.js';
import type { TransactionRows, TransactionSource } from '../core/rows/transaction-rows.js';
import type { FeedTransaction, TransactionPage } from '../core/transaction.js';

export interface WindowQuestion {
  /** Asks for one page, from 1. */
  readonly ask: (page: number, pageSize: number, signal: AbortSignal) => Promise<TransactionPage>;
  /** Whether rows that come in later stand first. */
  readonly newestFirst: boolean;
}

/** How the window stands. Replaced, never changed. */
export interface WindowState {
  readonly rows: TransactionRows;
  /** The latest answer without its rows; null before the first. */
  readonly answer: Omit<TransactionPage, 'results'> | null;
  /** Why pages in view are missing; null once one has come again. */
  readonly error: unknown;
  readonly asking: boolean;
}

interface AskedPage {
  readonly controller: AbortController;
  /** Fulfilled once it is answered, has failed or was given up: an adapter may heed no signal. */
  readonly over: Promise<void>;
}

const rowsInAPage = 100;
/** With the page that is just coming in, two thousand. */
const mostHeldRows = 1_900;
const mostQuestions = 4;

/**
 * The part of a long list of transactions that is in view, and a little around it: pages are asked for when they come
 * near, given up when they have passed, and forgotten when they are far.
 */
export class TransactionWindow implements TransactionSource {
  readonly #question: WindowQuestion;
  readonly #listeners = new Set<() => void>();
  readonly #asked = new Map<number, AskedPage>();
  readonly #fresh = new Set<number>();
  readonly #failed = new Set<number>();
  #held = new Map<number, FeedTransaction>();
  #view: RowRange = { first: 0, end: rowsInAPage };
  #closed = true;
  #state: WindowState = { rows: { count: null, complete: false, at: () => undefined }, answer: null, error: null, asking: false };

  constructor(question: WindowQuestion) {
    this.#question = question;
  }

  readonly state = (): WindowState => this.#state;

  readonly rows = (): TransactionRows => this.#state.rows;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** How many rows are in memory. */
  heldRows(): number {
    return this.#held.size;
  }

  /** What is known of the rows on the screen. */
  inView(): readonly FeedTransaction[] {
    const rows: FeedTransaction[] = [];
    for (let position = this.#view.first; position < this.#view.end; position++) {
      const transaction = this.#held.get(position);
      if (transaction) rows.push(transaction);
    }
    return rows;
  }

  /** Begins, or goes on after `close`. Before it nothing is asked. */
  open(): void {
    this.#closed = false;
    this.#askForView();
  }

  close(): void {
    this.#closed = true;
    for (const { controller } of this.#asked.values()) controller.abort();
    this.#asked.clear();
  }

  /** These rows are on the screen. */
  readonly show = (view: RowRange): void => {
    if (view.first === this.#view.first && view.end === this.#view.end) return;
    this.#view = view;
    this.#askForView();
  };

  /** Asks again for what is in view; what is there stays until the answer has come. Fulfilled when it has. */
  readonly refresh = async (): Promise<void> => {
    this.#fresh.clear();
    this.#failed.clear();
    this.#askForView();
    await Promise.all([...this.#asked.values()].map(({ over }) => over));
  };

  /** Pages in view first, then those next to them. */
  #wanted(): number[] {
    const { first, end } = this.#view;
    const last = Math.max(first, end - 1);
    const [firstPage, lastPage] = [Math.floor(first / rowsInAPage), Math.floor(last / rowsInAPage)];
    const near: number[] = [];
    for (let page = firstPage; page <= lastPage; page++) near.push(page);
    // Half a page from the edge, the next one is fetched ahead.
    if (last % rowsInAPage >= rowsInAPage / 2) near.push(lastPage + 1);
    if (first % rowsInAPage < rowsInAPage / 2) near.push(firstPage - 1);
    const { count } = this.#state.rows;
    return near.filter((page) => page >= 0 && (count === null ? page === 0 : page * rowsInAPage < Math.max(1, count)));
  }

  #askForView(): void {
    if (this.#closed) return;
    const wanted = this.#wanted();
    for (const [page, asked] of this.#asked) {
      if (wanted.includes(page)) continue;
      asked.controller.abort();
      this.#asked.delete(page);
    }
    let asksMore = false;
    for (const page of wanted) {
      if (this.#asked.size >= mostQuestions) break;
      if (this.#fresh.has(page) || this.#failed.has(page) || this.#asked.has(page)) continue;
      const controller = new AbortController();
      const over = new Promise<void>((resolve) => {
        controller.signal.addEventListener('abort', () => resolve());
        void this.#answerOf(page, controller.signal).then(resolve);
      });
      this.#asked.set(page, { controller, over });
      asksMore = true;
    }
    if (asksMore) this.#tell({ asking: true });
  }

  async #answerOf(page: number, signal: AbortSignal): Promise<void> {
    try {
      const answer = await this.#question.ask(page + 1, rowsInAPage, signal);
      if (signal.aborted) return;
      this.#asked.delete(page);
      this.#take(page, answer);
    } catch (error) {
      if (signal.aborted) return;
      this.#asked.delete(page);
      this.#failed.add(page);
      this.#tell({ error, asking: this.#asked.size > 0 });
    }
    this.#askForView();
  }

  #take(page: number, { results, ...answer }: TransactionPage): void {
    const start = page * rowsInAPage;
    const before = this.#state.rows.count;
    if (before !== null && before !== answer.totalResults) this.#shift(start, results, answer.totalResults - before);
    for (let place = 0; place < rowsInAPage; place++) {
      const transaction = results[place];
      if (transaction) this.#held.set(start + place, transaction);
      else this.#held.delete(start + place);
    }
    this.#fresh.add(page);
    this.#failed.clear();
    this.#forgetFarRows();
    const held = this.#held;
    const rows: TransactionRows = { count: answer.totalResults, complete: true, at: (position) => held.get(position) };
    this.#tell({ rows, answer, error: null, asking: this.#asked.size > 0 });
  }

  /** Rows have come or gone since: everything that is held moves with the rows that were known before, and is asked for again. */
  #shift(start: number, results: readonly FeedTransaction[], more: number): void {
    this.#fresh.clear();
    const known = new Map<string, number>();
    for (const [position, { id }] of this.#held) known.set(id, position);
    const place = results.findIndex(({ id }) => known.has(id));
    const [met] = place < 0 ? [] : [results[place]];
    const moved = met ? start + place - (known.get(met.id) ?? 0) : this.#question.newestFirst ? more : 0;
    const shifted = new Map<number, FeedTransaction>();
    for (const [position, transaction] of this.#held) shifted.set(position + moved, transaction);
    this.#held = shifted;
    this.#view = { first: Math.max(0, this.#view.first + moved), end: Math.max(0, this.#view.end + moved) };
  }

  #forgetFarRows(): void {
    if (this.#held.size <= mostHeldRows) return;
    const middle = (this.#view.first + this.#view.end) / 2;
    const nearFirst = [...this.#held.keys()].sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
    for (const position of nearFirst.slice(mostHeldRows)) {
      this.#held.delete(position);
      this.#fresh.delete(Math.floor(position / rowsInAPage));
    }
  }

  #tell(change: Partial<WindowState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
