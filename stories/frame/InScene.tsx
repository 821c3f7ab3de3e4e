import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { BankFeedsProvider, type Theme } from '../../src/index.js';
import { englishPermissionsHash, pseudoLocale, pseudoMessages } from '../pseudo-locale.js';
import { bringAbout, type TroubleName } from '../scenarios/trouble.js';
import type { Scene } from '../scenarios/scene.js';
import { SceneContext } from './scene-context.js';
import { useAskAgain } from './use-ask-again.js';

export interface InSceneProps {
  readonly scene: Scene;
  readonly locale: string;
  readonly theme?: Theme | undefined;
  readonly trouble?: TroubleName | undefined;
  /** Milliseconds from a request to its answer. */
  readonly delayMs?: number | undefined;
  readonly children: ReactNode;
}

/** A part of a bank's page over a scene. Another delay opens the page anew over the same bank; a fault strikes the open page. */
export function InScene({ scene, locale, theme, trouble = 'none', delayMs = 0, children }: InSceneProps) {
  useEffect(() => {
    // A page that words the permissions in its own way belongs to a bank whose server knows these words.
    void englishPermissionsHash(locale).then((hash) => {
      scene.permissionsInForce.en = hash;
    });
  }, [scene, locale]);
  return (
    <SceneContext value={scene}>
      <BankFeedsProvider key={delayMs} adapter={scene.adapter} locale={locale} theme={theme} messages={locale === pseudoLocale ? pseudoMessages : undefined}>
        {/* Stands first: what it does to the line is done before a widget asks. */}
        <Trouble scene={scene} trouble={trouble} delayMs={delayMs} />
        {children}
      </BankFeedsProvider>
    </SceneContext>
  );
}

function Trouble({ scene, trouble, delayMs }: Required<Pick<InSceneProps, 'scene'>> & { readonly trouble: TroubleName; readonly delayMs: number }) {
  const askAgain = useAskAgain();
  const shown = useRef(trouble);
  useLayoutEffect(() => bringAbout(scene, trouble, delayMs), [scene, trouble, delayMs]);
  useEffect(() => {
    if (shown.current === trouble) return;
    shown.current = trouble;
    void askAgain();
  });
  return null;
}
