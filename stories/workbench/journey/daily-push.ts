import { addDays } from '../../../src/core/local-date.js';
import { dailyTransactions, isAccountId } from '../../scenarios/bank-data.js';
import type { Scene } from '../../scenarios/scene.js';

const days = 7;

/** What the bank does every night: hands over the days that may be new, and pushes. False: no account takes anything. */
export async function runDailyPush(scene: Scene): Promise<boolean> {
  const { accounts } = await scene.adapter.getFeed({ signal: new AbortController().signal });
  const connected = accounts
    .filter(({ status }) => status === 'connected')
    .map(({ id }) => id)
    .filter(isAccountId);
  for (const id of connected) {
    for (let ago = days - 1; ago >= 0; ago -= 1) await scene.ingest(id, dailyTransactions(id, addDays(scene.today(), -ago), 1, 4));
  }
  await scene.push();
  return connected.length > 0;
}
