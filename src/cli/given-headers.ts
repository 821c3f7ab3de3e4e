import { UsageError } from './command-io.js';

/**
 * `["Cookie: session=1"]` as headers.
 * @throws UsageError that says which one is wrong, without quoting it: it may be a session
 */
export function parseHeaders(option: string, given: readonly string[]): readonly (readonly [string, string])[] {
  return given.map((text, index) => {
    const colon = text.indexOf(':');
    const entry = [text.slice(0, colon).trim(), text.slice(colon + 1).trim()] as const;
    if (colon < 1 || !isAllowed(entry)) {
      throw new UsageError(`Number ${index + 1} of ${option} is no header. Write it as ${option} "Name: value".`);
    }
    return entry;
  });
}

function isAllowed([name, value]: readonly [string, string]): boolean {
  try {
    return new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}
