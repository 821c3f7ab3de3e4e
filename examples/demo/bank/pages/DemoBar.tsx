import type { Locale } from 'bankfeeds/core';
import { useEffect, useState } from 'react';
import { ask } from '../../shared/pages/ask.js';
import { collectReportSchema, demoStateSchema, pushReportSchema, sessionSchema, type DailyPushReport, type DemoState } from '../bank-api.js';
import { texts, type Texts } from './texts.js';

interface DemoBarProps {
  readonly locale: Locale;
  /** Something has happened that the page may want to show. */
  readonly onHappened: () => void;
  readonly onReset: () => void;
}

/** Milliseconds by which the demo's clock is ahead of this machine's. */
type Ahead = number;

export function DemoBar({ locale, onHappened, onReset }: DemoBarProps) {
  const t = texts[locale].demo;
  const [state, setState] = useState<(DemoState & { readonly ahead: Ahead }) | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const [said, setSaid] = useState('');
  const [working, setWorking] = useState(false);
  const [resetting, setResetting] = useState(false);
  const [wide] = useState(() => matchMedia('(min-width: 48rem)').matches);
  const [unreachable, setUnreachable] = useState(false);

  useEffect(() => {
    ask('GET', '/demo/state', demoStateSchema).then(show, () => setUnreachable(true));
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);

  function show(read: DemoState): void {
    setState({ ...read, ahead: read.now - Date.now() });
    setNow(Date.now());
  }

  async function carryOut(work: () => Promise<string>): Promise<void> {
    if (working) return;
    setWorking(true);
    setResetting(false);
    setSaid(t.working);
    try {
      setSaid(await work());
      onHappened();
    } catch {
      setSaid(t.failed);
    } finally {
      setWorking(false);
    }
  }

  const advance = (hours: number) =>
    carryOut(async () => {
      const read = await ask('POST', '/demo/advance', demoStateSchema, { hours });
      show(read);
      return t.clock(timeIn(locale, read.now));
    });

  const push = () => carryOut(async () => pushed(t, await ask('POST', '/demo/push', pushReportSchema)));
  const collect = () => carryOut(async () => t.collected((await ask('POST', '/demo/collect', collectReportSchema)).collected));

  const reset = () =>
    carryOut(async () => {
      await ask('POST', '/demo/reset', sessionSchema);
      onReset();
      show(await ask('GET', '/demo/state', demoStateSchema));
      return '';
    });

  return (
    <aside className="demo-bar" aria-label={t.label}>
      <details open={wide}>
        <summary>
          <b>{t.label}</b> <span>{t.note}</span> {state && <span className="demo-clock">{t.clock(timeIn(locale, now + state.ahead))}</span>}
        </summary>
        {state?.codat === 'real' && <p>{t.real}</p>}
        <div className="demo-bar-actions">
          {state?.codat === 'sandbox' && (
            <>
              <button type="button" aria-disabled={working} onClick={() => void advance(1)}>
                {t.hour}
              </button>
              <button type="button" aria-disabled={working} onClick={() => void advance(24)}>
                {t.day}
              </button>
            </>
          )}
          {state && (
            <button type="button" aria-disabled={working} onClick={() => void push()}>
              {t.push}
            </button>
          )}
          {state?.codat === 'sandbox' && (
            <button type="button" aria-disabled={working} onClick={() => void collect()}>
              {t.collect}
            </button>
          )}
          {state && (
            <a href={state.quickBooksUrl} target="_blank" rel="noopener noreferrer">
              {t.open} <span className="hidden-words">{t.newTab}</span>
            </a>
          )}
          {state?.codat === 'sandbox' && (
            <button
              type="button"
              className="demo-reset"
              aria-disabled={working}
              onBlur={() => setResetting(false)}
              onClick={() => (resetting ? void reset() : setResetting(true))}
            >
              {resetting ? t.resetSure : t.reset}
            </button>
          )}
        </div>
      </details>
      <p className="demo-said" role="status">
        {unreachable ? t.failed : said}
      </p>
    </aside>
  );
}

function timeIn(locale: Locale, milliseconds: number): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-CA' : 'fr-CA', { dateStyle: 'full', timeStyle: 'short' }).format(milliseconds);
}

function pushed(t: Texts['demo'], { accounts }: DailyPushReport): string {
  const total = (count: (account: DailyPushReport['accounts'][number]) => number) => accounts.reduce((sum, account) => sum + count(account), 0);
  const sent = total((account) => account.sent);
  const rejected = total((account) => account.rejected);
  const names = accounts.filter((account) => account.sent > 0).map((account) => `${account.account} (${account.sent})`);
  const first = sent > 0 ? t.sent(sent, names.join(', ')) : accounts.every(({ outcome }) => outcome === 'notConnected') ? t.notConnected : t.nothingSent;
  const troubled = accounts.some(({ outcome }) => outcome !== 'done' && outcome !== 'notConnected');
  return [first, rejected > 0 ? t.rejected(rejected) : '', troubled ? t.troubled : ''].filter(Boolean).join(' ');
}
