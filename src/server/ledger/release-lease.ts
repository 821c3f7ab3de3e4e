import type { ErrorStage } from '../../core/error.js';
import type { ServerContext } from '../server-context.js';

/** What the holder has done counts, also where the ledger fails now: the lease then runs out by itself. */
export async function releaseLease({ ledger, log }: ServerContext, name: string, holder: string, stage: ErrorStage): Promise<void> {
  try {
    await ledger.releaseLease(name, holder);
  } catch (error) {
    log({ type: 'unexpected', stage, correlationId: null, error });
  }
}
