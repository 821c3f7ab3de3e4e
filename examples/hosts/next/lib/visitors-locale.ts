import { headers } from 'next/headers';

/** What the visitor's browser asks for first, e.g. `fr-CA`: the server and the browser draw the same. */
export async function visitorsLocale(): Promise<string> {
  const [first = 'en'] = ((await headers()).get('accept-language') ?? 'en').split(/[,;]/);
  return first;
}
