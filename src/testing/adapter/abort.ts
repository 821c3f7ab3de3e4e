import { contractCase, type ContractCase } from '../contract-case.js';
import { expectThat, skip } from '../expect.js';
import { accountIn, agreementTo, eligibleAccounts, offeredFeed, standingOf } from './scene.js';

async function rejectionOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => 'no rejection', (reason: unknown) => reason);
}

export const abortCases: readonly ContractCase[] = [
  contractCase({
    name: 'An aborted signal rejects with its own reason',
    group: 'abort',
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
    group: 'abort',
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
    group: 'abort',
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
];
