import { useCallback, useEffect, useState } from 'react';
import { useAskAgain } from '../../frame/use-ask-again.js';
import { useScene } from '../../frame/scene-context.js';
import type { Register } from '../../../src/sandbox/index.js';
import { timeZone } from '../../scenarios/bank-data.js';
import { AddFeed } from './AddFeed.js';
import { runDailyPush } from './daily-push.js';
import type { Say } from './words.js';

interface QuickBooksSideProps {
  readonly language: string;
  readonly say: Say;
}

const hourMs = 3_600_000;

/** The customer in QuickBooks, the clock, and the bank's daily run: what the widgets wait for, done by hand. */
export function QuickBooksSide({ language, say }: QuickBooksSideProps) {
  const scene = useScene();
  const { sandbox } = scene;
  const askAgain = useAskAgain();
  const [registers, setRegisters] = useState<readonly Register[]>([]);
  const [now, setNow] = useState(() => sandbox.clock.now());
  const [said, setSaid] = useState('');

  const look = useCallback(async () => {
    setNow(sandbox.clock.now());
    const companies = sandbox.snapshot().companies;
    setRegisters((await Promise.all(companies.map(({ id }) => sandbox.quickBooks.register(id)))).flat());
  }, [sandbox]);

  useEffect(() => sandbox.onChange(() => void look()), [sandbox, look]);

  /** Whatever is done here, the bank's page hears of it as it would a little later by itself. */
  async function carryOut(work: () => Promise<string | void>) {
    try {
      setSaid((await work()) ?? '');
    } catch (error) {
      setSaid(`${say('failed')}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await look();
    await askAgain();
  }

  const pass = (milliseconds: number) => carryOut(() => scene.pass(milliseconds));

  return (
    <>
      <div>
        <h1>{say('quickBooks.title')}</h1>
        <p className="window-small">{say('quickBooks.lead')}</p>
      </div>
      <section aria-labelledby="add">
        <h2 id="add">{say('quickBooks.add')}</h2>
        <AddFeed say={say} onLinked={(pair, lastFour) => carryOut(() => scene.connectInQuickBooks(pair, lastFour))} />
      </section>
      <section aria-labelledby="register">
        <h2 id="register">{say('quickBooks.register')}</h2>
        {registers.length === 0 ? (
          <p className="window-small">{say('quickBooks.empty')}</p>
        ) : (
          <>
            <ul className="window-registers">
              {registers.map((register) => (
                <RegisterRow key={register.sourceAccountId} register={register} say={say} />
              ))}
            </ul>
            <div className="window-row">
              <button type="button" onClick={() => void carryOut(async () => void (await sandbox.quickBooks.collect()))}>
                {say('quickBooks.collect')}
              </button>
              <button type="button" onClick={() => void carryOut(() => sandbox.quickBooks.disconnect(scene.companyId()))}>
                {say('quickBooks.disconnect')}
              </button>
              <button type="button" onClick={() => void carryOut(() => sandbox.quickBooks.deauthorize(scene.companyId()))}>
                {say('quickBooks.deauthorize')}
              </button>
            </div>
          </>
        )}
      </section>
      <section aria-labelledby="clock">
        <h2 id="clock">{say('clock.title')}</h2>
        <p>
          <time dateTime={new Date(now).toISOString()}>
            {new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(now)}
          </time>
        </p>
        <div className="window-row">
          <button type="button" onClick={() => void pass(hourMs)}>
            {say('clock.hour')}
          </button>
          <button type="button" onClick={() => void pass(24 * hourMs)}>
            {say('clock.day')}
          </button>
          <button type="button" onClick={() => void pass(11 * 24 * hourMs)}>
            {say('clock.days')}
          </button>
        </div>
      </section>
      <section aria-labelledby="bank">
        <h2 id="bank">{say('bank.title.backOffice')}</h2>
        <button type="button" onClick={() => void carryOut(async () => say((await runDailyPush(scene)) ? 'bank.push.done' : 'bank.push.nothing'))}>
          {say('bank.push')}
        </button>
      </section>
      <p role="status" className="window-said">
        {said}
      </p>
    </>
  );
}

function RegisterRow({ register: { accountName, transactions, active }, say }: { readonly register: Register; readonly say: Say }) {
  const newest = transactions.findLast(({ test }) => !test);
  return (
    <li>
      <b>{accountName}</b>
      {!active && <> ({say('quickBooks.stopped')})</>}
      <br />
      {say('quickBooks.collected')}: {transactions.filter(({ test }) => !test).length}
      {newest && (
        <>
          <br />
          <span className="window-small">
            {say('quickBooks.newest')}: {newest.description}
          </span>
        </>
      )}
    </li>
  );
}
