import { Webhook } from 'standardwebhooks';
import type { Clock } from '../../core/clock.js';
import { codatInstant, type RepresentationContext } from '../codat/representation.js';
import type { QueuedWebhook } from '../state.js';
import type { World } from '../world.js';
import { eventsBetween, subjectsOf } from './webhook-events.js';

export interface SandboxWebhookOptions {
  /** Where Codat's messages go. */
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** By which they are signed: that of whoever takes them. Default: the sandbox's own. */
  readonly clock?: Clock | undefined;
}

/** What may happen to messages on their way. */
export interface WebhookTrouble {
  /** So many virtual milliseconds late. */
  readonly lateMs?: number | undefined;
  /** Each comes so many times. */
  readonly copies?: number | undefined;
  /** The newest first. */
  readonly newestFirst?: boolean | undefined;
  /** None comes at all. */
  readonly lost?: boolean | undefined;
}

export interface SandboxWebhooks {
  /** From the next event on, in place of what was said before. */
  disturb(trouble: WebhookTrouble): void;
  /** Sends what is due by the sandbox's clock, one after the other. @returns how many were taken */
  deliver(): Promise<number>;
}

/** Codat, "Consume webhooks": when a message that was not taken comes again, in milliseconds after the attempt before. */
const retryPauses = [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000];
/** Codat: an answer within 15 seconds. */
const patienceMs = 15_000;

/** Codat's messages, signed as Standard Webhooks: at least once, in any order. */
export function createWebhookSender(world: World, context: RepresentationContext, options: SandboxWebhookOptions): SandboxWebhooks {
  const signer = new Webhook(options.secret);
  const { state } = world;
  let trouble: WebhookTrouble = {};
  let told = subjectsOf(state.companies, context);
  let delivering: Promise<number> = Promise.resolve(0);

  world.onChange(() => {
    const now = subjectsOf(state.companies, context);
    for (const { eventType, payload } of eventsBetween(told, now)) {
      if (trouble.lost) continue;
      const id = world.generator.uuid();
      const generatedDate = codatInstant(world.clock.now());
      const message: QueuedWebhook = {
        id: `msg_${id.replaceAll('-', '')}`,
        body: JSON.stringify({ id, eventType, generatedDate, payload }),
        dueAt: world.clock.now() + (trouble.lateMs ?? 0),
        attempts: 0,
      };
      for (let copy = 0; copy < (trouble.copies ?? 1); copy += 1) state.webhooks.push({ ...message });
    }
    told = now;
  });

  async function send({ id, body }: QueuedWebhook): Promise<boolean> {
    const now = new Date((options.clock ?? world.clock).now());
    const headers = {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signer.sign(id, now, body),
    };
    try {
      const answer = await (options.fetch ?? globalThis.fetch)(options.url, {
        method: 'POST',
        headers,
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  }

  async function deliverDue(): Promise<number> {
    let taken = 0;
    for (;;) {
      const due = state.webhooks.filter(({ dueAt }) => dueAt <= world.clock.now());
      const message = trouble.newestFirst ? due.at(-1) : due[0];
      if (!message) return taken;
      state.webhooks.splice(state.webhooks.indexOf(message), 1);
      if (await send(message)) {
        taken += 1;
        continue;
      }
      const pause = retryPauses[message.attempts];
      if (pause !== undefined) state.webhooks.push({ ...message, attempts: message.attempts + 1, dueAt: world.clock.now() + pause });
    }
  }

  return {
    disturb(next) {
      trouble = next;
    },
    deliver() {
      delivering = delivering.then(deliverDue);
      return delivering;
    },
  };
}
