import { widgets } from 'virtual:widget-facts';
import type { WidgetFacts } from '../../.storybook/widget-facts.js';

/** @throws RangeError for a component that is not exported */
export function factsOf(widget: string): WidgetFacts {
  const facts = widgets[widget];
  if (!facts) throw new RangeError(`${widget} is not an exported component.`);
  return facts;
}
