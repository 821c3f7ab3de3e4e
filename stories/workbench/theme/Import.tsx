import { useId, useState } from 'react';
import { themeOfDesignTokens } from './design-tokens.js';
import { parseHostCss, type HostTheme } from './host-css.js';
import { changesOf, type Changes, type Token } from './tokens.js';

interface ImportProps {
  readonly tokens: readonly Token[];
  readonly onImport: (changes: Changes) => void;
}

/** A theme that was made before: CSS from anywhere in a host's styles, or design tokens. */
export function Import({ tokens, onImport }: ImportProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<readonly string[]>([]);

  function take() {
    const { changes, refused } = themeIn(tokens, text);
    const count = Object.keys(changes).length;
    if (refused.length === 0 || count > 0) onImport(changes);
    setSaid([`${count} ${count === 1 ? 'token differs' : 'tokens differ'} from the default theme.`, ...refused]);
  }

  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Bring one in</h2>
      <div className="te-export">
        <label htmlFor={id}>CSS or design tokens</label>
        <textarea id={id} rows={4} spellCheck={false} value={text} onChange={({ target }) => setText(target.value)} />
        <div className="te-row">
          <button type="button" disabled={text.trim() === ''} onClick={take}>
            Use it
          </button>
        </div>
        <div role="status" className="te-small">
          {said.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </div>
    </section>
  );
}

function themeIn(tokens: readonly Token[], text: string): HostTheme {
  if (!text.trimStart().startsWith('{')) return parseHostCss(tokens, text);
  try {
    return { changes: changesOf(tokens, themeOfDesignTokens(tokens, JSON.parse(text))), refused: [] };
  } catch (error) {
    return { changes: {}, refused: [`These are no design tokens of this theme: ${error instanceof Error ? error.message : String(error)}`] };
  }
}
