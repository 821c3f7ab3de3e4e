type Attributes = Readonly<Record<string, string | undefined>>;

/*
 * Rows are drawn without React: one is made, the others are its copies, and then only their texts change. That is what
 * lets a million of them scroll as fast as the browser can.
 */

/** An element of the page's own document. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A place for a text that `writeText` fills. */
export function emptyText(): Text {
  return document.createTextNode('');
}

export function writeText(of: Node | null | undefined, text: string): void {
  writeNode(of?.firstChild, text);
}

export function writeNode(place: Node | null | undefined, text: string): void {
  if (place && place.nodeValue !== text) place.nodeValue = text;
}

export function writeAttribute(of: Element | null | undefined, name: string, value: string | null): void {
  if (!of || of.getAttribute(name) === value) return;
  if (value === null) of.removeAttribute(name);
  else of.setAttribute(name, value);
}
