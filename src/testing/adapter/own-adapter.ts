import type { BankFeedsAdapter } from '../../core/adapter.js';
import type { Capabilities } from '../../core/feed.js';
import { contractCase, type ContractCase } from '../contract-case.js';
import { expectThat, skip } from '../expect.js';
import { accountIn, agreementTo, eligibleAccounts, offeredFeed, standingOf } from './scene.js';

/** The adapter's group behind each capability. */
const groups = {
  credentials: 'credentials',
  hostedLink: 'hostedLink',
  accountEditing: 'accountEditing',
  transactionsSummary: 'summaries',
} as const satisfies Record<keyof Capabilities, keyof BankFeedsAdapter>;

function isCapability(name: string): name is keyof Capabilities {
  return Object.hasOwn(groups, name);
}

async function rejectionOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no rejection',
    (reason: unknown) => reason,
  );
}

/** For an adapter of one's own in the page. The one over HTTP, which is all that a back end has to do with, keeps them. */
export const ownAdapterCases: readonly ContractCase[] = [
  contractCase({
    name: 'An aborted signal rejects with its own reason',
    group: 'adapter',
    mode: 'reads',
    why: 'The widgets abort when they leave the page; anything else than the reason would be shown as a failure.',
    todo: 'Throw signal.reason itself when the signal is aborted; do not wrap it.',
    async check({ adapter }) {
      const reason = new Error('the page was left');
      const signal = AbortSignal.abort(reason);
      expectThat((await rejectionOf(adapter.getFeed({ signal }))) === reason, 'getFeed did not reject with the reason');
      expectThat((await rejectionOf(adapter.listBankAccounts({ signal }))) === reason, 'listBankAccounts did not reject with the reason');
    },
  }),
  contractCase({
    name: 'An abort on the way is no failure',
    group: 'adapter',
    mode: 'reads',
    why: 'Leaving a page while it loads must not flash an error, or be reported as one.',
    todo: 'Once the signal is aborted, reject with signal.reason, or answer if the answer is already there.',
    async check({ adapter }) {
      const reason = new Error('the page was left');
      const leaving = new AbortController();
      const outcome = adapter.getFeed({ signal: leaving.signal }).then(
        () => 'answered',
        (rejection: unknown) => (rejection === reason ? 'left' : 'failed'),
      );
      leaving.abort(reason);
      expectThat((await outcome) !== 'failed', 'getFeed rejected with something else than the reason');
    },
  }),
  contractCase({
    name: 'A request that was aborted before it began changes nothing',
    group: 'adapter',
    mode: 'changes',
    why: 'The customer went back; connecting all the same would be against their will.',
    todo: 'Look at the signal before sending.',
    async check(context) {
      const { adapter, call } = context;
      const before = await offeredFeed(context);
      const account = (await eligibleAccounts(context, 1)).find(({ id }) => accountIn(before, id) === null);
      if (!account) skip('every account that may be fed is in the feed');
      await rejectionOf(adapter.connect(agreementTo(before, [account.id]), { signal: AbortSignal.abort(new Error('went back')) }));
      expectThat(standingOf(await adapter.getFeed(call)) === standingOf(before), 'connect with an aborted signal changed the feed');
    },
  }),
  contractCase({
    name: 'What the feed offers, the adapter can do',
    group: 'adapter',
    mode: 'reads',
    why: 'The widgets show a button for every capability; without the verbs behind it, it does nothing.',
    todo: 'Give the adapter the group, or switch the capability off in the feed.',
    async check(context) {
      const { capabilities } = await offeredFeed(context);
      for (const capability of Object.keys(groups).filter(isCapability)) {
        const group = groups[capability];
        expectThat(!capabilities[capability] || context.adapter[group] !== undefined, `the feed offers ${capability}, the adapter has no group ${group}`);
      }
    },
  }),
];
