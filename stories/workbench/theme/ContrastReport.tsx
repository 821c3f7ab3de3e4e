import type { Measured } from './contrast.js';

/** What is hard to see, and all that was measured. */
export function ContrastReport({ measured }: { readonly measured: readonly Measured[] }) {
  const failing = measured.filter(({ passes }) => !passes);
  return (
    <section className="te-contrast" aria-labelledby="te-contrast" data-state={failing.length > 0 ? 'fails' : 'passes'}>
      <h2 id="te-contrast">Contrast</h2>
      <p role="status">
        {failing.length === 0
          ? `✓ All ${new Set(measured.map(({ pair }) => pair)).size} pairs of colours pass WCAG 1.4.3 and 1.4.11 in both themes.`
          : `⚠ Too little contrast in ${failing.length} ${failing.length === 1 ? 'place' : 'places'}.`}
      </p>
      {/* Folded: what one is editing below must not move while one edits it. */}
      <details>
        <summary>All pairs, the failing ones first</summary>
        <Pairs label="All pairs" measured={[...failing, ...measured.filter(({ passes }) => passes)]} />
      </details>
    </section>
  );
}

function Pairs({ label, measured }: { readonly label: string; readonly measured: readonly Measured[] }) {
  return (
    <ul className="te-pairs" tabIndex={0} aria-label={label}>
      {measured.map(({ pair, theme, ratio, passes }) => (
        <li key={`${pair.shows} ${pair.on} ${theme} ${pair.atLeast}`} data-state={passes ? 'passes' : 'fails'}>
          <b>
            {passes ? '✓' : '⚠'} {ratio === null ? 'cannot be measured' : `${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`}
          </b>{' '}
          of {pair.atLeast}:1, {theme}
          <br />
          <code>{pair.shows.replace('--bf-color-', '')}</code> on <code>{pair.on.replace('--bf-color-', '')}</code>
          <br />
          <span className="te-small">{pair.where}</span>
        </li>
      ))}
    </ul>
  );
}
