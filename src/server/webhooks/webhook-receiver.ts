import { instantAt } from '../../core/clock.js';
import { isBankFeedsError } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { problemAnswer } from '../http/answers.js';
import { boundedText } from '../http/bounded-text.js';
import type { ServerContext } from '../server-context.js';
import { inSpan } from '../telemetry/spans.js';
import type { HintProcessing } from './hint-processing.js';
import { hintOf } from './webhook-hint.js';
import { verifiedMessageId, type WebhookSecrets } from './webhook-signature.js';

/** A message weighs at most this, in bytes: Codat's weigh a few thousand. */
const maxMessageBytes = 256 * 1024;

export interface WebhookCall {
  /** Keeps the runtime alive until the work is done, where it ends with the answer (e.g. `ctx.waitUntil` at the edge). */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

/**
 * Takes Codat's messages: verifies, keeps the hint, answers, and only then looks at Codat what has changed. A message
 * that came before is answered as the first time, and done nothing about.
 */
export function createWebhookReceiver(context: ServerContext, secrets: WebhookSecrets | null, processing: HintProcessing) {
  const { ledger, clock, newId, log } = context;

  async function receive(request: Request, call: WebhookCall): Promise<Response> {
    if (secrets === null) throw titledError({ code: 'notFound', stage: 'feed' });
    if (request.method !== 'POST') throw titledError({ code: 'invalidRequest', stage: 'feed' });
    const body = await boundedText(request, 'feed', maxMessageBytes);
    const id = await verifiedMessageId(request.headers, body, secrets, clock.now());
    const hint = hintOf(jsonOf(body));
    if (hint === null) throw titledError({ code: 'invalidRequest', stage: 'feed' });
    const { eventType, companyId, subject } = hint;
    const isNew = await ledger.keepHint({ id, companyId, subject, receivedAt: instantAt(clock.now()) });
    log({ type: 'webhook', eventType, isNew });
    if (subject !== null) {
      const work = processing.start();
      call.waitUntil?.(work);
    }
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  }

  return async (request: Request, call: WebhookCall = {}): Promise<Response> => {
    try {
      return await inSpan('webhook', {}, () => receive(request, call));
    } catch (cause) {
      const correlationId = newId();
      const error = isBankFeedsError(cause) ? cause : titledError({ code: 'internal', stage: 'feed' });
      if (error !== cause || error.stage === 'configuration') log({ type: 'unexpected', stage: error.stage, correlationId, error: cause });
      log({ type: 'webhookRefused', code: error.code, correlationId });
      return problemAnswer(error, correlationId);
    }
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
