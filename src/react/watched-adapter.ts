import type { AccountEditingVerbs, BankFeedsAdapter, CredentialsVerbs, HostedLinkVerbs, SummaryVerbs } from '../core/adapter.js';
import { isSessionEnd } from '../core/error.js';

export interface AdapterWatcher {
  /** The bank's session has ended: told once, however many questions find that out, and again only after one has been answered. */
  readonly onSessionEnded: () => void;
  /** The customer's feed is no longer what it was. */
  readonly onFeedChanged: () => void;
}

/** The same adapter, with somebody watching what it answers. */
export function watchedAdapter(adapter: BankFeedsAdapter, { onSessionEnded, onFeedChanged }: AdapterWatcher): BankFeedsAdapter {
  let ended = false;

  async function watched<Answer>(asked: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await asked;
      ended = false;
      return answer;
    } catch (cause) {
      if (isSessionEnd(cause) && !ended) {
        ended = true;
        onSessionEnded();
      }
      throw cause;
    }
  }

  async function changing<Answer>(asked: Promise<Answer>): Promise<Answer> {
    const answer = await watched(asked);
    onFeedChanged();
    return answer;
  }

  // Asked through their group: a host's adapter may be an object of a class.
  const credentials = (verbs: CredentialsVerbs): CredentialsVerbs => ({
    issue: (options) => changing(verbs.issue(options)),
    revoke: (options) => changing(verbs.revoke(options)),
  });
  const hostedLink = (verbs: HostedLinkVerbs): HostedLinkVerbs => ({ get: (options) => watched(verbs.get(options)) });
  const accountEditing = (verbs: AccountEditingVerbs): AccountEditingVerbs => ({
    add: (accountIds, options) => changing(verbs.add(accountIds, options)),
    rename: (accountId, name, options) => changing(verbs.rename(accountId, name, options)),
    remove: (accountId, options) => changing(verbs.remove(accountId, options)),
  });
  const summaries = (verbs: SummaryVerbs): SummaryVerbs => ({ get: (query, options) => watched(verbs.get(query, options)) });

  return {
    getFeed: (options) => watched(adapter.getFeed(options)),
    listBankAccounts: (options) => watched(adapter.listBankAccounts(options)),
    connect: (request, options) => changing(adapter.connect(request, options)),
    disconnect: (options) => changing(adapter.disconnect(options)),
    listTransactions: (query, options) => watched(adapter.listTransactions(query, options)),
    credentials: adapter.credentials && credentials(adapter.credentials),
    hostedLink: adapter.hostedLink && hostedLink(adapter.hostedLink),
    accountEditing: adapter.accountEditing && accountEditing(adapter.accountEditing),
    summaries: adapter.summaries && summaries(adapter.summaries),
  };
}
