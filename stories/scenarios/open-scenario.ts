import { addDays } from '../../src/core/local-date.js';
import type { BankTransaction } from '../../src/core/transaction.js';
import { dailyTransactions, frenchNames } from './bank-data.js';
import { openScene, type Scene, type SceneOptions } from './scene.js';

export type OpenScenario = Scene;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Named states, each brought about by what people and time do: for stories and tests alike. */
const scenarios = {
  /** Signed in, nothing begun. */
  notStarted: async () => openScene(),

  /** A customer where QuickBooks takes no bank feeds. */
  unavailableCountry: async () => openScene({ customer: { ref: 'customer-fr', name: 'Atelier de Paris', country: 'FR' } }),

  /** Two accounts offered, no pair made yet. */
  async pending() {
    const scene = openScene();
    await scene.offer('operating', 'card');
    return scene;
  },

  /** A pair was made, and QuickBooks has not used it. */
  async credentialsIssued() {
    const scene = openScene();
    await scene.offer('operating', 'card');
    await scene.adapter.credentials?.issue({ signal: new AbortController().signal });
    return scene;
  },

  /** A pair was made on Friday morning, and by the afternoon QuickBooks has not used it. */
  async credentialsUnused() {
    const scene = openScene();
    await scene.offer('operating', 'card');
    await scene.adapter.credentials?.issue({ signal: new AbortController().signal });
    await scene.pass(5 * hourMs);
    return scene;
  },

  /** Two of three accounts chosen in QuickBooks. */
  async partlyLinked() {
    const scene = openScene();
    await scene.link(['operating', 'reserve', 'card'], ['operating', 'reserve']);
    return scene;
  },

  /** Two accounts chosen in QuickBooks, and Codat is still at it. */
  async connecting() {
    const scene = openScene({ codatSays: (json) => json.replaceAll('"status":"connected"', '"status":"connecting"') });
    await scene.link(['operating', 'card']);
    return scene;
  },

  /** Everything connected, and transactions that have come to every stage. */
  linked: async () => linked(),

  /** As `linked`, told by a server that knows words which this release does not. */
  newerServer: async () =>
    linked({
      bankSays: (json) =>
        json
          .replaceAll('"status":"linked"', '"status":"resting"')
          .replaceAll('"status":"connected"', '"status":"resting"')
          .replaceAll('"stage":"queued"', '"stage":"scheduled"')
          .replaceAll('"reason":"futureDated"', '"reason":"postdated"'),
    }),

  /** As `linked`, told by a bank that hears from QuickBooks itself what it has taken. */
  knowingBank: async () => linked({ bankSays: (json) => json.replaceAll('"stage":"sent"', '"stage":"collected"') }),

  /** As `linked`, after somebody at the bank has decided to go on without the one that Codat refused. */
  async leftOut() {
    const scene = await linked();
    await scene.server.decide('customer-1', 'operating', 'skip');
    return scene;
  },

  /** One of two accounts connected, and transactions that have waited for too long, or wait for their account. */
  async leftBehind() {
    const scene = openScene();
    await scene.link(['operating', 'card'], ['operating']);
    const start = scene.today();
    await scene.pass(10 * dayMs);
    await scene.ingest('operating', dailyTransactions('operating', start, 9, 2));
    await scene.ingest('card', dailyTransactions('card', addDays(scene.today(), -2), 2, 3));
    await scene.push();
    return scene;
  },

  /** Everything connected, and nothing handed over yet. */
  async linkedEmpty() {
    const scene = openScene();
    await scene.link(['operating']);
    return scene;
  },

  /** The first send of a busy account: Codat has stored 1,000 of its transactions, and the rest is on its way. */
  async sendingMany() {
    const scene = openScene({ pushesAnswered: 1 });
    await scene.link(['operating']);
    const week = dailyTransactions('operating', addDays(scene.today(), -7), 7, 184);
    for (let start = 0; start < week.length; start += 1000) await scene.ingest('operating', week.slice(start, start + 1000));
    void scene.push();
    const call = { signal: new AbortController().signal };
    const isUnderWay = async () =>
      (await scene.adapter.listTransactions({ accountId: 'operating', page: 1, pageSize: 1, orderBy: '-date', query: '' }, call)).sending?.sent === 1000;
    while (!(await isUnderWay())) await new Promise((resolve) => setTimeout(resolve));
    return scene;
  },

  /** Somebody disconnected one account inside QuickBooks, and Codat has noticed. */
  async disconnected() {
    const scene = openScene();
    await scene.link(['operating', 'card']);
    await scene.sandbox.quickBooks.disconnect(scene.companyId(), { sourceAccountId: scene.sourceAccountId('card') });
    await scene.pass(11 * dayMs);
    return scene;
  },

  /** The customer ended the feed. */
  async unlinked() {
    const scene = openScene();
    await scene.link(['operating', 'card']);
    await scene.adapter.disconnect({ signal: new AbortController().signal });
    return scene;
  },

  /** QuickBooks withdrew the permission. */
  async deauthorized() {
    const scene = openScene();
    await scene.link(['operating', 'card']);
    await scene.sandbox.quickBooks.deauthorize(scene.companyId());
    await scene.pass(60_000);
    return scene;
  },

  /** Nothing begun, and nothing can be while Codat is down. */
  async codatDown() {
    const scene = openScene();
    scene.sandbox.faults.set([{ effect: { kind: 'status', status: 503 }, times: Number.MAX_SAFE_INTEGER }]);
    return scene;
  },

  /** Everything connected, and Codat has not answered for three days. */
  async silentCodat() {
    const scene = openScene();
    await scene.link(['operating', 'card']);
    scene.sandbox.faults.set([{ effect: { kind: 'status', status: 503 }, times: Number.MAX_SAFE_INTEGER }]);
    scene.sandbox.clock.advance(3 * dayMs);
    return scene;
  },

  /** Everything connected, and Codat refuses the bank’s key: somebody at the bank has to mend it. */
  async keyRefused() {
    const scene = openScene();
    await scene.link(['operating', 'card']);
    scene.sandbox.faults.set([{ effect: { kind: 'status', status: 401 }, times: Number.MAX_SAFE_INTEGER }]);
    scene.sandbox.clock.advance(60_000);
    return scene;
  },

  /** The customer went to Codat’s page in the morning, and did not get to the end. */
  async linkExpired() {
    const scene = openScene();
    await scene.offer('operating', 'card');
    await scene.adapter.hostedLink?.get({ signal: new AbortController().signal });
    await scene.pass(5 * hourMs);
    return scene;
  },

  /** The session at the bank has ended. */
  notSignedIn: async () => openScene({ signedIn: false }),

  /** A server that has not answered yet. */
  slow: async () => openScene({ silent: true }),

  /** Two accounts offered, for the way over Codat’s own page. */
  async hosted() {
    const scene = openScene();
    await scene.offer('operating', 'card');
    return scene;
  },

  /** A business in Québec, with accents. */
  async frenchCustomer() {
    const scene = openScene({ customer: { ref: 'customer-qc', name: 'Boulangerie Élégance (Québec) inc.', country: 'CA' }, names: frenchNames });
    await scene.link(['operating', 'reserve', 'card'], ['operating', 'reserve']);
    return scene;
  },
} as const satisfies Record<string, () => Promise<Scene>>;

export type ScenarioName = keyof typeof scenarios;

export function openScenario(name: ScenarioName): Promise<OpenScenario> {
  return scenarios[name]();
}

async function linked(options: SceneOptions = {}): Promise<Scene> {
  const scene = openScene({ ...options, onRefusedTransaction: 'skip', startsAt: Date.UTC(2026, 10, 17, 15) });
  await scene.link(['operating', 'usd', 'card']);
  const start = addDays(scene.today(), -7);
  const one = (id: string, parts: Pick<BankTransaction, 'date' | 'description' | 'amount'>): BankTransaction => ({
    id,
    reference: null,
    type: 'other',
    balance: 18_402_77,
    ...parts,
  });

  const firstWeek = dailyTransactions('operating', start, 7, 8);
  await scene.ingest('operating', firstWeek);
  await scene.ingest('usd', dailyTransactions('usd', start, 4, 3));
  await scene.ingest('card', dailyTransactions('card', start, 5, 2));
  await scene.push();

  // Three days later: more, some of it too late, and one whose id Codat knows already.
  await scene.pass(3 * dayMs);
  const registers = await scene.sandbox.quickBooks.register(scene.companyId());
  const taken = registers.flatMap(({ transactions }) => transactions).find(({ test }) => test);
  if (!taken) throw new Error('Codat gives every new link two test transactions.');
  await scene.ingest('operating', [
    ...dailyTransactions('operating', addDays(start, 7), 3, 3),
    one('late', { date: addDays(start, 1), description: 'Cheque 00431, cleared late', amount: -220_00 }),
    one('before', { date: addDays(start, -2), description: 'Fee from before the feed', amount: -12_00 }),
    one(taken.id, { date: addDays(start, 9), description: 'Supplier refund', amount: 75_00 }),
  ]);
  await scene.push();

  // The bank corrects what was sent already.
  const payroll = firstWeek.find(({ description }) => description.startsWith('Payroll'));
  if (!payroll) throw new Error('There is no payroll.');
  await scene.ingest('operating', [{ ...payroll, amount: payroll.amount - 1 }]);

  // A push whose answer was lost, then what comes after it, and what is to come.
  const today = scene.today();
  await scene.ingest('operating', [one('lost', { date: today, description: 'Rent, Maple Plaza', amount: -2_400_00 })]);
  scene.sandbox.faults.set([{ method: 'POST', path: '*bankTransactions*', effect: { kind: 'hangUp' } }]);
  await scene.push();
  await scene.ingest('operating', [
    one('next', { date: today, description: 'Card terminal deposit, today', amount: 1_310_10 }),
    one('future', { date: addDays(today, 5), description: 'Scheduled transfer', amount: -500_00 }),
  ]);
  return scene;
}
