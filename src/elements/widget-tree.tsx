import type { ReactNode, ReactPortal } from 'react';
import { createPortal } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { BankFeedsProvider, type BankFeedsProviderProps } from '../react/provider.js';

/**
 * One React root for widgets in any places of a page: one adapter, one memory of what the bank has answered, one feed.
 * Its own container is in no page; each widget is drawn into its place through a portal.
 */
export class WidgetTree {
  readonly #places = new Map<Element, ReactPortal>();
  readonly #document: Document;
  #provided: BankFeedsProviderProps | null = null;
  #root: Root | null = null;
  #isDrawingSoon = false;
  #count = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  get isEmpty(): boolean {
    return this.#places.size === 0;
  }

  /** Null takes everything down, until there is something again. */
  provide(props: BankFeedsProviderProps | null): void {
    this.#provided = props;
    this.#drawSoon();
  }

  /** Draws this in a place from now on. */
  place(element: Element, node: ReactNode): void {
    const key = this.#places.get(element)?.key ?? String((this.#count += 1));
    this.#places.set(element, createPortal(node, element, key));
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
    this.#root.render(<BankFeedsProvider {...this.#provided}>{[...this.#places.values()]}</BankFeedsProvider>);
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
