import { useId, useState } from 'react';
import { designTokensOf } from './design-tokens.js';
import { hostCssOf } from './host-css.js';
import { withChanges, type Changes, type Token } from './tokens.js';

interface ExportsProps {
  readonly tokens: readonly Token[];
  readonly changes: Changes;
}

/** The theme to take away. */
export function Exports({ tokens, changes }: ExportsProps) {
  const css = hostCssOf(tokens, changes);
  const json = JSON.stringify(designTokensOf(withChanges(tokens, changes)), null, 2);
  return (
    <section aria-labelledby="te-export">
      <h2 id="te-export">Take it away</h2>
      <Export title="CSS" note="What you have changed. Load it after bankfeeds/styles.css." text={css} file="bankfeeds-theme.css" type="text/css" />
      <Export
        title="Design tokens"
        note="The whole theme, in the Design Tokens Community Group’s format 2025.10."
        text={json}
        file="bankfeeds.tokens.json"
        type="application/design-tokens+json"
      />
    </section>
  );
}

interface ExportProps {
  readonly title: string;
  readonly note: string;
  readonly text: string;
  readonly file: string;
  readonly type: string;
}

function Export({ title, note, text, file, type }: ExportProps) {
  const id = useId();
  const [said, setSaid] = useState('');

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${title} copied.`);
    } catch {
      // The browser or the person said no to the clipboard: the text stands in the field.
      setSaid('Your browser did not allow copying: select the text and copy it yourself.');
    }
  }

  function download() {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file;
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <div className="te-export">
      <label htmlFor={id}>{title}</label>
      <p className="te-small" id={`${id}-note`}>
        {note}
      </p>
      <textarea id={id} aria-describedby={`${id}-note`} readOnly rows={6} spellCheck={false} value={text} placeholder="Nothing is changed yet." />
      <div className="te-row">
        <button type="button" aria-label={`Copy ${title}`} disabled={text === ''} onClick={() => void copy()}>
          Copy
        </button>
        <button type="button" aria-label={`Download ${title}`} disabled={text === ''} onClick={download}>
          Download
        </button>
      </div>
      <p role="status" className="te-small">
        {said}
      </p>
    </div>
  );
}
