import type { ReactNode } from 'react';
import './docs.css';
import { defaultTokens } from '../workbench/theme/default-tokens.js';
import { kindOf } from '../workbench/theme/token-values.js';
import { factsOf } from './facts-of.js';

/* Tables for the documentation of a widget, from what its sources say. */

interface TableProps {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

export function Table({ caption, head, rows }: TableProps) {
  return (
    <div className="docs-scroll sb-unstyled" role="region" aria-label={caption} tabIndex={0}>
      <table className="docs-table">
        <caption className="docs-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => (
                <td key={head[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface OfWidget {
  readonly widget: string;
}

const code = (text: string) => <code key={text}>{text}</code>;

function listed(items: readonly ReactNode[]): ReactNode {
  return items.flatMap((item, index) => (index === 0 ? [item] : [', ', item]));
}

export function Props({ widget }: OfWidget) {
  const { props } = factsOf(widget);
  if (props.length === 0)
    return (
      <p>
        It takes the native attributes of its root element, <code>className</code> and <code>ref</code>, and nothing else.
      </p>
    );
  return (
    <>
      <Table
        caption={`Props of ${widget}`}
        head={['prop', 'type', 'what it does']}
        rows={props.map(({ name, type, required, says }) => [
          <>
            {code(name)}
            {required && ' (required)'}
          </>,
          code(type),
          <Sentence key="says" text={says} />,
        ])}
      />
      <p>
        And the native attributes of its root element, <code>className</code> and <code>ref</code>.
      </p>
    </>
  );
}

/** Words between backticks are code, as everywhere in the sources. */
function Sentence({ text }: { readonly text: string }) {
  return <>{text.split('`').map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))}</>;
}

/** Each part once, with all its states and all that draw it. */
export function Parts({ widget }: OfWidget) {
  const { parts, contains } = factsOf(widget);
  const selectorOf = (part: string | null, className: string | null) => (part === null ? className && `.${className}` : `[data-bf-part="${part}"]`);
  const selectors = [...new Set(parts.map(({ part, className }) => selectorOf(part, className)))].filter((selector) => selector !== null);
  const rows = selectors.map((selector) => {
    const same = parts.filter(({ part, className }) => selectorOf(part, className) === selector);
    const states = [...new Set(same.flatMap((part) => part.states))];
    const drawnBy = [
      ...new Set(
        same.map(
          ({ file }) =>
            file
              .split('/')
              .at(-1)
              ?.replace(/\.tsx?$/, '') ?? '',
        ),
      ),
    ];
    return [code(selector), states.length === 0 ? '–' : listed(states.map(code)), drawnBy.join(', ')];
  });
  return (
    <>
      <Table caption={`Parts of ${widget}`} head={['part', 'data-state', 'drawn by']} rows={rows} />
      {contains.length > 0 && <p>Within it stand {listed(contains.map(code))}, each with its own page.</p>}
    </>
  );
}

export function Tokens({ widget }: OfWidget) {
  const { tokens } = factsOf(widget);
  const used = defaultTokens.filter(({ name }) => tokens.includes(name));
  return (
    <details className="docs-details">
      <summary>{used.length} tokens</summary>
      <Table
        caption={`Tokens that ${widget} uses`}
        head={['token', 'light', 'dark']}
        rows={used.map((token) => [
          code(token.name),
          <Value key="light" token={token} theme="light" />,
          token.light === token.dark ? 'same' : <Value key="dark" token={token} theme="dark" />,
        ])}
      />
    </details>
  );
}

function Value({ token, theme }: { readonly token: (typeof defaultTokens)[number]; readonly theme: 'light' | 'dark' }) {
  const value = token[theme];
  return (
    <>
      {kindOf(token) === 'color' && <span className="docs-swatch" style={{ background: value }} />}
      <code>{value}</code>
    </>
  );
}
