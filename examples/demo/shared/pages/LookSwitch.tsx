import type { Locale } from 'bankfeeds/core';
import type { Look } from '../look.js';

interface LookSwitchProps {
  readonly look: Look;
  readonly onChange: (change: Partial<Look>) => void;
}

const words: Readonly<Record<Locale, { readonly other: Locale; readonly language: string; readonly dark: string }>> = {
  en: { other: 'fr-CA', language: 'Français', dark: 'Dark' },
  'fr-CA': { other: 'en', language: 'English', dark: 'Sombre' },
};

export function LookSwitch({ look, onChange }: LookSwitchProps) {
  const { other, language, dark } = words[look.locale];
  return (
    <div className="look-switch">
      <button type="button" aria-pressed={look.theme === 'dark'} onClick={() => onChange({ theme: look.theme === 'dark' ? 'light' : 'dark' })}>
        {dark}
      </button>
      <button type="button" lang={other} onClick={() => onChange({ locale: other })}>
        {language}
      </button>
    </div>
  );
}
