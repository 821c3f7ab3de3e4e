import type { Plugin } from 'vite';
import { widgetFacts } from './widget-facts.js';

const name = 'virtual:widget-facts';

/** What the sources say of each widget, for the pages that document it: no second list. */
export function widgetFactsPlugin(root: string): Plugin {
  return {
    name: 'bankfeeds-widget-facts',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export const widgets = ${JSON.stringify(widgetFacts(root))};` : null),
  };
}
