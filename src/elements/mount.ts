import { BankFeedsError } from '../core/error.js';
import { drawWidget, requireWidget } from './draw-widget.js';
import type { ProviderOptions } from './provider-options.js';
import { ProviderPropsMaker } from './provider-props.js';
import type { WidgetName, WidgetOptions } from './widget-options.js';
import { WidgetTree } from './widget-tree.js';

/** Which widget, and what it takes. */
export type MountedWidget<Name extends WidgetName> = { readonly widget: Name } & WidgetOptions[Name];

export type MountOptions<Name extends WidgetName> = ProviderOptions & MountedWidget<Name>;

/** A widget in a place of a page. */
export interface Mounted<Options> {
  /** Changes what is given here, and nothing else. What was taken away stays away; the others get its language and the like. */
  update(changes: Partial<Options>): void;
  /** Another widget in another place, with the same adapter, language and feed. */
  mount<Name extends WidgetName>(element: Element, options: MountedWidget<Name>): Mounted<WidgetOptions[Name]>;
  /** Takes it away. The last one takes everything along that was known of the customer. */
  unmount(): void;
}

/**
 * Puts a widget into an element of any page, without custom elements; what stood in it is taken away. Two calls are two
 * customers' worth: take the answer's own `mount` for another widget of the same page, so that they share what the bank
 * has answered.
 * @throws BankFeedsError `invalidRequest`, stage `configuration`, for a widget that there is not, without an adapter or
 * `baseUrl`, and with one that cannot be used
 */
export function mount<Name extends WidgetName>(element: Element, options: MountOptions<Name>): Mounted<ProviderOptions & WidgetOptions[Name]> {
  const tree = new WidgetTree(element.ownerDocument);
  const maker = new ProviderPropsMaker();
  const provide = (given: ProviderOptions) => {
    const props = maker.propsOf(given);
    if (!props) throw withoutAddress();
    tree.provide(props);
  };
  requireWidget(options.widget);
  provide(options);
  return mountIn<Name, ProviderOptions & WidgetOptions[Name]>(tree, element, options.widget, options, provide);
}

function mountIn<Name extends WidgetName, Options extends WidgetOptions[Name]>(
  tree: WidgetTree,
  element: Element,
  name: Name,
  given: Options,
  provide: (options: Options) => void,
): Mounted<Options> {
  let options = given;
  let isTaken = false;
  const node = drawWidget<Name>(name, options);
  element.replaceChildren();
  tree.place(element, node);
  return {
    update(changes) {
      const next = { ...options, ...changes };
      provide(next);
      if (!isTaken) tree.place(element, drawWidget<Name>(name, next));
      options = next;
    },
    mount<Other extends WidgetName>(other: Element, others: MountedWidget<Other>) {
      requireWidget(others.widget);
      return mountIn<Other, WidgetOptions[Other]>(tree, other, others.widget, others, () => undefined);
    },
    unmount() {
      isTaken = true;
      tree.take(element);
    },
  };
}

function withoutAddress(): BankFeedsError {
  return new BankFeedsError({
    code: 'invalidRequest',
    stage: 'configuration',
    message: 'mount() was given neither a baseUrl nor an adapter, so the widget has nobody to ask. Give it baseUrl: "/api/bankfeeds".',
  });
}
