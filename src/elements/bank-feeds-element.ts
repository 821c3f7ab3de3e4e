import type { BankFeedsError } from '../core/error.js';
import type { BankFeedsElementEventMap } from './element-events.js';

/** On a server there are no elements: importing this there defines nothing, and does no harm. */
const PlainElement = typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

type Detail<Type extends keyof BankFeedsElementEventMap> = BankFeedsElementEventMap[Type]['detail'];

/** What all elements of the kit have in common: attributes as properties, and one look at all that changed in a turn. */
export abstract class BankFeedsElement extends PlainElement {
  #looksSoon = false;
  #waitsForPage = false;
  #complaint = '';

  connectedCallback(): void {
    this.#takeEarlyProperties();
    this.lookSoon();
  }

  disconnectedCallback(): void {
    this.lookSoon();
  }

  /** Moved as a whole (`moveBefore`). */
  connectedMoveCallback(): void {
    this.lookSoon();
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (before !== now) this.lookSoon();
  }

  /** What it is now, and where. Called once for all changes of a turn: who is moved is never away. */
  protected abstract look(): void;

  protected lookSoon(): void {
    if (this.#looksSoon) return;
    this.#looksSoon = true;
    queueMicrotask(() => {
      this.#looksSoon = false;
      this.look();
    });
  }

  protected text(attribute: string): string | undefined {
    return this.getAttribute(attribute) ?? undefined;
  }

  protected setText(attribute: string, value: string | null | undefined): void {
    if (value === null || value === undefined) this.removeAttribute(attribute);
    else this.setAttribute(attribute, value);
  }

  /** For what is off unless it is there. Vue writes "false" for false. */
  protected isOn(attribute: string): boolean {
    return this.hasAttribute(attribute) && this.isNotFalse(attribute);
  }

  /** Frameworks set what markup says, a text, as a property. */
  protected setOn(attribute: string, value: unknown): void {
    this.toggleAttribute(attribute, value === '' || (Boolean(value) && value !== 'false'));
  }

  /** For what is on unless it is said to be off, as HTML has it with `spellcheck`. */
  protected isNotFalse(attribute: string): boolean {
    return this.getAttribute(attribute) !== 'false';
  }

  protected setNotFalse(attribute: string, value: unknown): void {
    this.setText(attribute, value === false || value === 'false' ? 'false' : null);
  }

  /** @returns false when a listener has prevented what would come of it */
  protected tell<Type extends keyof BankFeedsElementEventMap>(type: Type, detail: Detail<Type>, { cancelable = false } = {}): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }

  /** Tells developers what keeps the element from working: once, and not before the page had its say. */
  protected complain(error: BankFeedsError | null, { mayStillCome = false } = {}): void {
    const page = this.ownerDocument;
    if (error && mayStillCome && page.readyState !== 'complete') {
      if (this.#waitsForPage) return;
      this.#waitsForPage = true;
      page.defaultView?.addEventListener('load', () => this.lookSoon(), { once: true });
      return;
    }
    const complaint = error?.message ?? '';
    if (complaint === this.#complaint) return;
    this.#complaint = complaint;
    if (!error) return;
    console.error(error);
    this.tell('bankfeeds-error', error);
  }

  /** Frameworks set properties before the element is defined: those lie over our accessors. */
  #takeEarlyProperties(): void {
    for (const [name, { value, configurable }] of Object.entries(Object.getOwnPropertyDescriptors(this))) {
      if (!configurable || !(name in Object.getPrototypeOf(this))) continue;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }
}
