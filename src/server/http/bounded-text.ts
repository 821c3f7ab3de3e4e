import type { ErrorStage } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';

/**
 * A body as text, read no further than `mostBytes`, whatever Content-Length says.
 * @throws BankFeedsError `requestTooLarge`; `invalidRequest` where it is no UTF-8, or breaks off
 * @throws BodyReadBefore
 */
export async function boundedText(request: Request, stage: ErrorStage, mostBytes: number): Promise<string> {
  if (request.bodyUsed) throw new BodyReadBefore();
  const reader = request.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const refuse = (): never => {
    throw titledError({ code: 'invalidRequest', stage });
  };
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      return refuse();
    }
  };
  let text = '';
  let weight = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(refuse);
    if (done) return text + decoded();
    weight += value.byteLength;
    if (weight > mostBytes) {
      await reader.cancel();
      throw titledError({ code: 'requestTooLarge', stage });
    }
    text += decoded(value);
  }
}

/** The host's fault, not the customer's. */
export class BodyReadBefore extends Error {
  override readonly name = 'BodyReadBefore';

  constructor() {
    super(
      'The body of a request was read before the request came to the server kit, which can do nothing without it. Mount the server kit before body parsers such as express.json(), and let nothing else read requests below its basePath.',
    );
  }
}
