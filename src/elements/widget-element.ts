import { BankFeedsError, isBankFeedsError } from '../core/error.js';
import { BankFeedsElement } from './bank-feeds-element.js';
import { drawWidget } from './draw-widget.js';
import { BankFeedsProviderElement } from './provider-element.js';
import { waitingWidgets } from './waiting-widgets.js';
import type { WidgetName, WidgetOptions } from './widget-options.js';
import { treeOf } from './widget-tree.js';

/** An element that draws one widget into itself, with what the provider above it gives. */
export abstract class WidgetElement<Name extends WidgetName> extends BankFeedsElement {
  protected abstract readonly widget: Name;
  #provider: BankFeedsProviderElement | null = null;
  #customer: object | null = null;
  #isFirst = true;

  protected abstract options(): WidgetOptions[Name];

  /** What the element remembers by itself is of a customer who has gone. */
  protected forgetCustomer(): void {}

  /** A provider has come that may stand above. */
  providerCame(): void {
    this.lookSoon();
  }

  protected override look(): void {
    const provider = this.isConnected ? providerAbove(this) : null;
    if (provider !== this.#provider) {
      if (this.#provider) treeOf(this.#provider).take(this);
      this.#provider = provider;
    }
    if (!this.isConnected || provider) waitingWidgets.delete(this);
    else waitingWidgets.add(this);
    if (!this.isConnected) return;
    if (provider) this.#place(provider);
    else this.complain(withoutProvider(this.localName), { mayStillCome: true });
  }

  /** Shows what has just changed before the browser goes on, as a field needs it while one types. */
  protected drawNow(): void {
    if (!this.#provider) return;
    this.#place(this.#provider);
    treeOf(this.#provider).draw();
  }

  #place(provider: BankFeedsProviderElement): void {
    // What stood here until now says that something will come, or is a copy of what was drawn elsewhere.
    if (this.#isFirst) this.replaceChildren();
    this.#isFirst = false;
    const tree = treeOf(provider);
    if (this.#customer && tree.customer && this.#customer !== tree.customer) this.forgetCustomer();
    this.#customer = tree.customer ?? this.#customer;
    try {
      tree.place(this, drawWidget(this.widget, this.options()), () => this.#place(provider));
      this.complain(null);
    } catch (cause) {
      if (!isBankFeedsError(cause)) throw cause;
      tree.take(this);
      this.complain(cause, { mayStillCome: true });
    }
  }
}

/** Through the slots and shadow trees that lie between. */
function providerAbove(element: Element): BankFeedsProviderElement | null {
  for (let node: Node | null = outOf(element); node; node = outOf(node)) if (node instanceof BankFeedsProviderElement) return node;
  return null;
}

function outOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element ? node.assignedSlot : null) ?? node.parentNode;
}

function withoutProvider(name: string): BankFeedsError {
  return new BankFeedsError({
    code: 'invalidRequest',
    stage: 'configuration',
    message: `<${name}> stands outside of <bankfeeds-provider>. It has no adapter to ask, so it is not drawn. Wrap the part of your page that holds the widgets in <bankfeeds-provider base-url="…">.`,
  });
}
