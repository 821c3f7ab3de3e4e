import { createFormats, type Formats } from './formats.js';
import { useMessages } from './use-messages.js';

/**
 * How the reader of the nearest provider writes dates, amounts and counts.
 *
 * @throws Error when there is no provider above.
 */
export function useFormats(): Formats {
  return createFormats(useMessages().locale);
}
