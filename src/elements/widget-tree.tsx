import type { ReactNode, ReactPortal } from 'react';
import { createPortal } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import type { BankFeedsAdapter } from '../core/adapter.js';
import { BankFeedsProvider, type BankFeedsProviderProps } from '../react/provider.js';

interface Place {
  readonly portal: ReactPortal;
  readonly onAnotherCustomer: (() => void) | undefined;
}

/** Another adapter is another customer, and so is the same one in another tree. */
interface Customer {
  readonly adapter: BankFeedsAdapter;
}

/**
 * One React root for widgets in any places of a page: one adapter, one memory of what the bank has answered, one feed.
 * Its own container is in no page; each widget is drawn into its place through a portal.
 */
export class WidgetTree {
  readonly #places = new Map<Element, Place>();
  readonly #document: Document;
  #provided: BankFeedsProviderProps | null = null;
  #customer: Customer | null = null;
  #root: Root | null = null;
  #isDrawingSoon = false;
  #count = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  /** null before there is anybody. */
  get customer(): object | null {
    return this.#customer;
  }

  get isEmpty(): boolean {
    return this.#places.size === 0;
  }

  /** Null takes everything down, until there is something again. */
  provide(props: BankFeedsProviderProps | null): void {
    this.#provided = props;
    this.#drawSoon();
    if (!props || props.adapter === this.#customer?.adapter) return;
    this.#customer = { adapter: props.adapter };
    for (const { onAnotherCustomer } of [...this.#places.values()]) onAnotherCustomer?.();
  }

  /** Draws this in a place from now on. Says that another customer has come before anything is drawn for them. */
  place(element: Element, node: ReactNode, onAnotherCustomer?: () => void): void {
    const key = this.#places.get(element)?.portal.key ?? String((this.#count += 1));
    this.#places.set(element, { portal: createPortal(node, element, key), onAnotherCustomer });
    this.#drawSoon();
  }

  take(element: Element): void {
    if (this.#places.delete(element)) this.#drawSoon();
  }

  /** Draws at once, as an answer to a key must be. */
  draw(): void {
    if (!this.#provided || this.isEmpty) {
      this.#root?.unmount();
      this.#root = null;
      return;
    }
    // Another copy of React may count its ids on the same page.
    this.#root ??= createRoot(this.#document.createElement('div'), { identifierPrefix: 'bf' });
    this.#root.render(<BankFeedsProvider {...this.#provided}>{[...this.#places.values()].map(({ portal }) => portal)}</BankFeedsProvider>);
  }

  /** Once for all that changes in a turn. */
  #drawSoon(): void {
    if (this.#isDrawingSoon) return;
    this.#isDrawingSoon = true;
    queueMicrotask(() => {
      this.#isDrawingSoon = false;
      this.draw();
    });
  }
}

const trees = new WeakMap<Element, WidgetTree>();

/** Where the widgets below a provider are drawn. */
export function treeOf(provider: Element): WidgetTree {
  let tree = trees.get(provider);
  if (!tree) trees.set(provider, (tree = new WidgetTree(provider.ownerDocument)));
  return tree;
}
