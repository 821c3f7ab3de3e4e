import type { Preview } from '@storybook/react-vite';
import type { Theme } from '../src/index.js';
import { underLowVision } from '../stories/low-vision.js';
import { pseudoLocale } from '../stories/pseudo-locale.js';
import { isTroubleName, troubles, type TroubleName } from '../stories/scenarios/trouble.js';

const themes: readonly Theme[] = ['light', 'dark', 'system'];

export const globalTypes: NonNullable<Preview['globalTypes']> = {
  locale: {
    description: 'Language',
    toolbar: {
      title: 'Language',
      icon: 'globe',
      items: [
        { value: 'en', title: 'English' },
        { value: 'fr-CA', title: 'Français (Canada)' },
        { value: pseudoLocale, title: 'Pseudo: longer, accented' },
      ],
      dynamicTitle: true,
    },
  },
  direction: {
    description: 'Direction of writing',
    toolbar: {
      title: 'Direction',
      icon: 'transfer',
      items: [
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
      dynamicTitle: true,
    },
  },
  theme: {
    description: 'Theme',
    toolbar: {
      title: 'Theme',
      icon: 'contrast',
      items: [
        { value: 'light', title: 'Light' },
        { value: 'dark', title: 'Dark' },
        { value: 'system', title: 'As the system' },
      ],
      dynamicTitle: true,
    },
  },
  motion: {
    description: 'Motion',
    toolbar: {
      title: 'Motion',
      icon: 'play',
      items: [
        { value: 'system', title: 'Motion as the system' },
        { value: 'reduced', title: 'Reduced motion' },
      ],
      dynamicTitle: true,
    },
  },
  latency: {
    description: 'Time from a request to its answer',
    toolbar: {
      title: 'Latency',
      icon: 'time',
      items: [
        { value: '0', title: 'No latency' },
        { value: '300', title: '0.3 s to an answer' },
        { value: '3000', title: '3 s to an answer' },
      ],
      dynamicTitle: true,
    },
  },
  trouble: {
    description: 'What goes wrong',
    toolbar: { title: 'Faults', icon: 'alert', items: Object.entries(troubles).map(([value, { title }]) => ({ value, title })), dynamicTitle: true },
  },
};

export const initialGlobals: NonNullable<Preview['initialGlobals']> = {
  ...(underLowVision && { viewport: { value: 'zoomed', isRotated: false } }),
  locale: import.meta.env['VITE_STORY_LOCALE'] ?? 'en',
  direction: import.meta.env['VITE_STORY_DIRECTION'] ?? 'ltr',
  theme: import.meta.env['VITE_STORY_THEME'] ?? 'light',
  motion: 'system',
  latency: '0',
  trouble: 'none',
};

export interface Wishes {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly theme: Theme;
  readonly motion: 'system' | 'reduced';
  /** Milliseconds. */
  readonly delayMs: number;
  readonly trouble: TroubleName;
}

/** What the toolbars say; a value that none of them offers counts as its first. */
export function wishesOf(globals: Readonly<Record<string, unknown>>): Wishes {
  const { locale, direction, theme, motion, latency, trouble } = globals;
  const delayMs = Number(latency);
  return {
    locale: String(locale),
    direction: direction === 'rtl' ? 'rtl' : 'ltr',
    theme: themes.find((known) => known === theme) ?? 'light',
    motion: motion === 'reduced' ? 'reduced' : 'system',
    delayMs: delayMs >= 0 ? delayMs : 0,
    trouble: isTroubleName(trouble) ? trouble : 'none',
  };
}
