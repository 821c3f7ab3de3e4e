import type { ElementAttributes } from './element-attributes.js';
import type { BankFeedsElementEventMap } from './element-events.js';

/** `bankfeeds-linked` is heard as `@bankfeeds-linked`. */
type HandlerName<Type extends string> = Type extends `${infer First}-${infer Rest}` ? `${First}${HandlerName<Capitalize<Rest>>}` : Type;

type Listeners = {
  readonly [Type in keyof BankFeedsElementEventMap as `on${Capitalize<HandlerName<Type>>}`]?: ((event: BankFeedsElementEventMap[Type]) => void) | undefined;
};

/** What any element of a template takes, so that strict templates go on with it. */
interface OnAnyElement {
  readonly ref?: unknown;
  readonly key?: PropertyKey | undefined;
  readonly class?: unknown;
  readonly style?: unknown;
  readonly id?: string | undefined;
  readonly slot?: string | undefined;
  readonly hidden?: boolean | '' | 'hidden' | 'until-found' | undefined;
  /** `data-…`, as Vue's compiler spells it. */
  readonly [attribute: `data${string}`]: unknown;
  readonly [attribute: `aria${string}`]: unknown;
}

interface ElementInTemplate<Tag extends keyof ElementAttributes> {
  new (): HTMLElementTagNameMap[Tag] & { $props: ElementAttributes[Tag] & Listeners & OnAnyElement };
}

declare module 'vue' {
  interface GlobalComponents {
    'bankfeeds-provider': ElementInTemplate<'bankfeeds-provider'>;
    'bankfeeds-connect-button': ElementInTemplate<'bankfeeds-connect-button'>;
    'bankfeeds-credentials-panel': ElementInTemplate<'bankfeeds-credentials-panel'>;
    'bankfeeds-account-status-list': ElementInTemplate<'bankfeeds-account-status-list'>;
    'bankfeeds-transactions-table': ElementInTemplate<'bankfeeds-transactions-table'>;
  }
}
