import { useId, useState } from 'react';
import type { Measured } from './contrast.js';
import { kindOf, parseValue, type TokenKind } from './token-values.js';
import type { ThemeName, Token } from './tokens.js';

interface TokenFieldProps {
  readonly token: Token;
  readonly changed: boolean;
  /** The pairs in which this token stands and that are hard to see. */
  readonly fails: readonly Measured[];
  readonly onChange: (token: Token) => void;
  readonly onReset: () => void;
}

const examples: Readonly<Record<TokenKind, string>> = {
  color: 'a colour, as #0b5c8a',
  dimension: 'a length in px or rem, as 0.5rem',
  em: 'a length in em, as 0.02em',
  number: 'a number, as 1.5',
  fontWeight: 'a number from 1 to 1000',
  fontFamily: 'names of fonts, with commas between them',
  duration: 'a time, as 120ms',
  cubicBezier: 'an easing, as cubic-bezier(0.2, 0, 0, 1)',
  shadow: 'two to four lengths and a colour',
};

/** A token's value in each theme; what is no colour is the same in both. */
export function TokenField({ token, changed, fails, onChange, onReset }: TokenFieldProps) {
  const kind = kindOf(token);
  const failing = [...new Set(fails.map(({ theme }) => theme))];
  return (
    <fieldset className="te-token" data-state={changed ? 'changed' : 'default'}>
      <legend>
        <code>{token.name}</code>
      </legend>
      <div className="te-values">
        {kind === 'color' ? (
          (['light', 'dark'] as const).map((theme) => (
            <ColorValue key={theme} name={token.name} theme={theme} value={token[theme]} onChange={(value) => onChange({ ...token, [theme]: value })} />
          ))
        ) : (
          <TextValue name={token.name} kind={kind} label="Value" value={token.light} onChange={(value) => onChange({ ...token, light: value, dark: value })} />
        )}
        {changed && (
          <button type="button" className="te-reset" aria-label={`Reset ${token.name}`} onClick={onReset}>
            Reset
          </button>
        )}
      </div>
      {failing.length > 0 && <p className="te-warning">⚠ Too little contrast in {failing.join(' and ')}</p>}
    </fieldset>
  );
}

interface ColorValueProps {
  readonly name: string;
  readonly theme: ThemeName;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ColorValue({ name, theme, value, onChange }: ColorValueProps) {
  const label = theme === 'light' ? 'Light' : 'Dark';
  const color = parseValue('color', value);
  return (
    <div className="te-color">
      <input
        type="color"
        aria-label={`${name}, ${label.toLowerCase()}: pick`}
        value={color?.hex ?? '#000000'}
        onChange={({ target }) => onChange(`${target.value}${value.length === 9 ? value.slice(7) : ''}`)}
      />
      <TextValue name={name} kind="color" label={label} value={value} onChange={onChange} />
    </div>
  );
}

interface TextValueProps {
  readonly name: string;
  readonly kind: TokenKind;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TextValue({ name, kind, label, value, onChange }: TextValueProps) {
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <div className="te-text">
      <label htmlFor={id}>
        <span className="te-hidden">{name}, </span>
        {label}
      </label>
      <input
        id={id}
        value={refused ?? value}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={refused !== null || undefined}
        aria-describedby={refused === null ? undefined : `${id}-refused`}
        onChange={({ target }) => {
          const text = target.value;
          const usable = parseValue(kind, text) !== null;
          setRefused(usable ? null : text);
          if (usable) onChange(text.trim());
        }}
      />
      {refused !== null && (
        <p id={`${id}-refused`} className="te-warning">
          This has to be {examples[kind]}.
        </p>
      )}
    </div>
  );
}
