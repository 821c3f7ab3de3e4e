import { Webhook } from 'standardwebhooks';
import type { BankFeedsError } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';

/** A signing secret as Codat shows it (`whsec_…`), or several while one takes another's place; or a way to get them. */
export type WebhookSecrets = string | readonly string[] | (() => string | readonly string[] | Promise<string | readonly string[]>);

/** Standard Webhooks: how far the sender's clock and ours may be apart, and how late a message may be, in milliseconds. */
const toleranceMs = 5 * 60_000;

/**
 * The message's id, when one of the secrets signed exactly this body under this id, five minutes ago at most (Standard
 * Webhooks; Codat, "Consume webhooks").
 * @throws BankFeedsError `forbidden`; stage `configuration` when a secret is none
 */
export async function verifiedMessageId(headers: Headers, body: string, secrets: WebhookSecrets, now: number): Promise<string> {
  const id = headers.get('webhook-id') ?? '';
  const seconds = headers.get('webhook-timestamp') ?? '';
  const given = (headers.get('webhook-signature') ?? '').split(' ');
  if (!/^[\w.-]{1,128}$/.test(id) || !/^\d{1,12}$/.test(seconds)) throw refused();
  const sentAt = new Date(Number(seconds) * 1000);
  if (!(Math.abs(now - sentAt.getTime()) <= toleranceMs)) throw refused();
  const held = typeof secrets === 'function' ? await secrets() : secrets;
  let isSigned = false;
  for (const secret of typeof held === 'string' ? [held] : held) {
    const expected = signerWith(secret).sign(id, sentAt, body);
    // All are compared, each to its end: time tells nothing.
    for (const signature of given) if (isSame(signature, expected)) isSigned = true;
  }
  if (!isSigned) throw refused();
  return id;
}

function signerWith(secret: string): Webhook {
  try {
    return new Webhook(secret.trim());
  } catch {
    throw titledError({
      code: 'internal',
      stage: 'configuration',
      message: 'A secret in webhooks.secrets is none: give it as Codat shows it, beginning with whsec_. No message was taken.',
    });
  }
}

function isSame(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

function refused(): BankFeedsError {
  return titledError({
    code: 'forbidden',
    stage: 'feed',
    message: 'No message of Codat’s: not signed with a secret of ours, changed on the way, or older than five minutes.',
  });
}
