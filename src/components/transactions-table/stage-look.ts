import type { TransactionStage } from '../../core/transaction.js';
import type { IconPathName } from '../../ui/icon-paths.js';
import type { Tone } from '../../ui/Notice.js';

/** A stage's colour and drawing; its word is in the catalogues. */
export const stageLooks: Readonly<Record<TransactionStage, { readonly tone: Tone; readonly icon: IconPathName }>> = {
  queued: { tone: 'wait', icon: 'clock' },
  sending: { tone: 'wait', icon: 'arrowUp' },
  sent: { tone: 'good', icon: 'check' },
  collected: { tone: 'good', icon: 'checks' },
  rejected: { tone: 'bad', icon: 'cross' },
  late: { tone: 'bad', icon: 'alert' },
  quarantined: { tone: 'bad', icon: 'dash' },
  unknown: { tone: 'neutral', icon: 'question' },
};
