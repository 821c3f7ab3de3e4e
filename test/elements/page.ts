import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { BankFeedsAdapter } from '../../src/core/adapter.js';
import '../../src/elements/index.js';

/** Elements draw when they are ready, as in a browser: no test has to act for them. Each test has an empty page. */
export function asInBrowsers(): void {
  beforeEach(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  });
  afterEach(async () => {
    for (const element of document.querySelectorAll('bankfeeds-provider, main')) element.remove();
    // They see a turn later that they are gone, and take their dialogs along.
    await vi.waitFor(() => expect(document.querySelector('.bf-root')).toBeNull());
    document.body.replaceChildren();
  });
}

export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
  return document.createElement(tag);
}

/** A page with this markup. */
export function markup(html: string): HTMLElement {
  const page = document.createElement('main');
  page.innerHTML = html;
  document.body.append(page);
  return page;
}

/** A provider with this adapter around this markup. */
export function providing(adapter: BankFeedsAdapter, html: string, attributes: Readonly<Record<string, string>> = {}) {
  const provider = element('bankfeeds-provider');
  provider.adapter = adapter;
  for (const [name, value] of Object.entries(attributes)) provider.setAttribute(name, value);
  provider.innerHTML = html;
  document.body.append(provider);
  return { provider };
}
