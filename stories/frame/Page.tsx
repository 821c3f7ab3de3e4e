import { useEffect, type ReactNode } from 'react';
import type { Theme } from '../../src/index.js';
import { reduceMotion } from './motion.js';

interface PageProps {
  readonly theme: Theme;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly motion: 'system' | 'reduced';
  readonly children: ReactNode;
}

/** The bank's page around a story, as the toolbars want it. */
export function Page({ theme, locale, direction, motion, children }: PageProps) {
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  }, [theme, locale, direction]);
  useEffect(() => reduceMotion(motion === 'reduced'), [motion]);
  return children;
}
