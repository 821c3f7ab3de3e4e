import type { Plugin } from 'vite';
import { widgetFacts } from './widget-facts.js';

const name = 'virtual:widget-facts';

/** What the sources say of each widget, for the pages that document it: no second list. */
export function widgetFactsPlugin(root: string): Plugin {
  return {
    name: 'bankfeeds-widget-facts',
    resolveId: { filter: { id: new RegExp(`^${name}$`) }, handler: () => `\0${name}` },
    load: { filter: { id: new RegExp(`^\0${name}$`) }, handler: () => `export const widgets = ${JSON.stringify(widgetFacts(root))};` },
  };
}
