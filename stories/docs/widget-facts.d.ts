declare module 'virtual:widget-facts' {
  import type { WidgetFacts } from '../../.storybook/widget-facts.js';

  /** What the sources themselves say of each exported component. */
  export const widgets: Readonly<Record<string, WidgetFacts>>;
}
