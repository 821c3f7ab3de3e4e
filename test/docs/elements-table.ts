import { elementsInCode } from '../../build/elements-in-code.js';

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

/** What one element takes. */
export function elementTable(tag: string): string {
  const element = elementsInCode().find((one) => one.tag === tag);
  if (!element) throw new Error(`There is no <${tag}>.`);
  const rows = element.properties.map(({ name, attribute, type, says }) => {
    if (says === '') throw new Error(`${tag}.${name} says nothing about itself: write one sentence above it in its interface.`);
    return `| ${attribute === null ? 'none' : code(attribute)} | ${code(name)} | ${code(type)} | ${says.replaceAll('|', '\\|')} |`;
  });
  return ['| attribute | property | type | what it does |', '|---|---|---|---|', ...rows].join('\n');
}

/** What the elements dispatch. */
export function elementEventsTable(): string {
  const elements = elementsInCode();
  const types = new Map(elements.flatMap(({ events }) => events).map((event) => [event.type, event]));
  const rows = [...types.values()].map(({ type, detail, says }) => {
    if (says === '') throw new Error(`The event ${type} says nothing about itself: write one sentence above it.`);
    const from = elements.filter(({ events }) => events.some((event) => event.type === type));
    return `| \`${type}\` | ${from.length === elements.length ? 'every element' : from.map(({ tag }) => code(tag)).join(', ')} | ${code(detail)} | ${says} |`;
  });
  return ['| event | from | `event.detail` | when |', '|---|---|---|---|', ...rows].join('\n');
}
