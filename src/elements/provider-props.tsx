import type { BankFeedsAdapter } from '../core/adapter.js';
import { createHttpAdapter } from '../http/http-adapter.js';
import type { BankFeedsProviderProps } from '../react/provider.js';
import type { ProviderOptions } from './provider-options.js';

/** Makes of a host's options what the provider of the widgets takes. One for each page's part: it remembers its adapter. */
export class ProviderPropsMaker {
  #made: { readonly baseUrl: string; readonly adapter: BankFeedsAdapter } | null = null;
  #latest: ProviderOptions = {};

  /**
   * @returns null without an adapter and without an address
   * @throws BankFeedsError `invalidRequest`, stage `configuration`, when the address cannot be used
   */
  propsOf(options: ProviderOptions): BankFeedsProviderProps | null {
    this.#latest = options;
    const adapter = options.adapter ?? this.#adapterOver(options.baseUrl);
    if (!adapter) return null;
    const { locale, messages, theme, logo, quickBooks, secretMarks, cspNonce, onError, onEvent, onSessionExpired } = options;
    return {
      adapter,
      locale,
      messages,
      theme,
      quickBooks,
      secretMarks,
      cspNonce,
      onError,
      onEvent,
      onSessionExpired,
      logo: logo ? <img src={logo} alt="" /> : undefined,
    };
  }

  #adapterOver(baseUrl: string | undefined): BankFeedsAdapter | null {
    if (!baseUrl) return null;
    if (this.#made?.baseUrl === baseUrl) return this.#made.adapter;
    const adapter = createHttpAdapter({
      baseUrl,
      // Other headers are not another customer: the adapter stays.
      headers: async () => {
        const { headers } = this.#latest;
        return (typeof headers === 'function' ? await headers() : headers) ?? {};
      },
    });
    this.#made = { baseUrl, adapter };
    return adapter;
  }
}
