import { useState } from 'react';
import { ContrastReport } from './ContrastReport.js';
import { measureContrast } from './contrast.js';
import { defaultTokens } from './default-tokens.js';
import { Exports } from './Exports.js';
import { hostCssOf } from './host-css.js';
import { Import } from './Import.js';
import { Preview } from './Preview.js';
import './theme-editor.css';
import { TokenField } from './TokenField.js';
import { groupsOf } from './token-groups.js';
import { changesOf, withChanges, type Changes, type Token } from './tokens.js';
import { useChanges } from './use-changes.js';

const groups = groupsOf(defaultTokens);

/** Makes a bank's theme: every token, both themes, in view of the widgets and of WCAG's contrasts. */
export function ThemeEditor() {
  const { changes, change } = useChanges();
  // Raised when values come from elsewhere: what was half typed is given up.
  const [edition, setEdition] = useState(0);
  const theme = withChanges(defaultTokens, changes);
  const measured = measureContrast(theme);
  // On a phone the widgets stand below the tokens: not behind all of them.
  const [narrow] = useState(() => matchMedia('(max-width: 48rem)').matches);
  const count = Object.keys(changes).length;

  function replace(next: Changes) {
    change(next);
    setEdition(edition + 1);
  }

  function edit(token: Token) {
    change(
      changesOf(
        defaultTokens,
        theme.map((other) => (other.name === token.name ? token : other)),
      ),
    );
  }

  function reset(name: string) {
    replace(Object.fromEntries(Object.entries(changes).filter(([other]) => other !== name)));
  }

  return (
    <main className="te">
      <style>{hostCssOf(defaultTokens, changes)}</style>
      <div className="te-editor">
        <h1>Theme editor</h1>
        <p>Change a token and see the widgets follow. Take the result away as CSS for your pages, or as design tokens for your tools.</p>
        <div className="te-row">
          <span>{count === 0 ? 'The default theme' : `${count} ${count === 1 ? 'token' : 'tokens'} changed`}</span>
          <button type="button" disabled={count === 0} onClick={() => replace({})}>
            Reset all
          </button>
        </div>
        <ContrastReport measured={measured} />
        {groups.map(({ title, tokens }, index) => (
          <details key={title} className="te-group" open={index === 0 && !narrow}>
            <summary>
              <h2>{title}</h2> <span className="te-small">{tokens.length}</span>
            </summary>
            {tokens.map(({ name }) => {
              const token = theme.find((other) => other.name === name);
              const fails = measured.filter(({ passes, pair }) => !passes && (pair.shows === name || pair.on === name));
              return (
                token && (
                  <TokenField
                    key={`${name} ${edition}`}
                    token={token}
                    changed={changes[name] !== undefined}
                    fails={fails}
                    onChange={edit}
                    onReset={() => reset(name)}
                  />
                )
              );
            })}
          </details>
        ))}
        <Exports tokens={defaultTokens} changes={changes} />
        <Import tokens={defaultTokens} onImport={replace} />
      </div>
      <Preview />
    </main>
  );
}
