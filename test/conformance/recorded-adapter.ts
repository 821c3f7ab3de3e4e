import type { AccountEditingVerbs, BankFeedsAdapter, CallOptions, CredentialsVerbs, HostedLinkVerbs, SummaryVerbs } from '../../src/core/adapter.js';
import type { ProtocolVerb } from '../../src/core/protocol.js';

export interface RecordedCall {
  readonly verb: ProtocolVerb;
  readonly signal: AbortSignal;
  settled: boolean;
}

export interface RecordedAdapter extends BankFeedsAdapter {
  readonly calls: readonly RecordedCall[];
  /** What was answered and must never be left behind: user names, passwords, links. */
  readonly secrets: readonly string[];
  countOf(verb: ProtocolVerb): number;
}

interface RecordingOptions {
  /** Verbs that never answer; they end when they are aborted. */
  readonly unanswered?: readonly ProtocolVerb[] | 'all';
}

/** The same adapter, keeping a list of what it was asked. */
export function recordedAdapter(adapter: BankFeedsAdapter, { unanswered = [] }: RecordingOptions = {}): RecordedAdapter {
  const calls: RecordedCall[] = [];
  const secrets: string[] = [];

  async function record<Answer>(verb: ProtocolVerb, { signal }: CallOptions, ask: () => Promise<Answer>): Promise<Answer> {
    const call: RecordedCall = { verb, signal, settled: false };
    calls.push(call);
    try {
      return await (unanswered === 'all' || unanswered.includes(verb) ? untilAborted(signal) : ask());
    } finally {
      call.settled = true;
    }
  }

  const recordCredentials = ({ issue, revoke }: CredentialsVerbs): CredentialsVerbs => ({
    async issue(options) {
      const pair = await record('issueCredentials', options, () => issue(options));
      secrets.push(pair.username, pair.password);
      return pair;
    },
    revoke: (options) => record('revokeCredentials', options, () => revoke(options)),
  });

  const recordLink = ({ get }: HostedLinkVerbs): HostedLinkVerbs => ({
    async get(options) {
      const link = await record('getLink', options, () => get(options));
      secrets.push(link.url);
      return link;
    },
  });

  const recordEditing = ({ add, rename, remove }: AccountEditingVerbs): AccountEditingVerbs => ({
    add: (ids, options) => record('addAccounts', options, () => add(ids, options)),
    rename: (id, name, options) => record('renameAccount', options, () => rename(id, name, options)),
    remove: (id, options) => record('removeAccount', options, () => remove(id, options)),
  });

  const recordSummaries = ({ get }: SummaryVerbs): SummaryVerbs => ({
    get: (query, options) => record('summarizeTransactions', options, () => get(query, options)),
  });

  return {
    calls,
    secrets,
    countOf: (verb) => calls.filter((call) => call.verb === verb).length,
    getFeed: (options) => record('getFeed', options, () => adapter.getFeed(options)),
    listBankAccounts: (options) => record('listBankAccounts', options, () => adapter.listBankAccounts(options)),
    connect: (request, options) => record('connect', options, () => adapter.connect(request, options)),
    disconnect: (options) => record('disconnect', options, () => adapter.disconnect(options)),
    listTransactions: (query, options) => record('listTransactions', options, () => adapter.listTransactions(query, options)),
    credentials: adapter.credentials && recordCredentials(adapter.credentials),
    hostedLink: adapter.hostedLink && recordLink(adapter.hostedLink),
    accountEditing: adapter.accountEditing && recordEditing(adapter.accountEditing),
    summaries: adapter.summaries && recordSummaries(adapter.summaries),
  };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
