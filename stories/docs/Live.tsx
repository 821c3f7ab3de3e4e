import { useEffect, useState, type ReactNode } from 'react';
import { InScene } from '../frame/InScene.js';
import { openScenario, type OpenScenario, type ScenarioName } from '../scenarios/open-scenario.js';
import './docs.css';

function useScenario(name: ScenarioName): OpenScenario | null {
  const [scene, setScene] = useState<OpenScenario | null>(null);
  useEffect(() => {
    let left = false;
    void openScenario(name).then((opened) => {
      if (!left) setScene(opened);
    });
    return () => {
      left = true;
    };
  }, [name]);
  return scene;
}

interface LiveProps {
  readonly scenario: ScenarioName;
  readonly locale?: string;
  readonly children: ReactNode;
}

/** A widget at work within the text, over a bank of its own. */
export function Live({ scenario, locale = 'en', children }: LiveProps) {
  const scene = useScenario(scenario);
  return (
    <div className="docs-live sb-unstyled" dir="ltr">
      {scene && (
        <InScene scene={scene} locale={locale}>
          {children}
        </InScene>
      )}
    </div>
  );
}

/** The same widget over the same bank, in both languages. */
export function InBothLanguages({ scenario, children }: Omit<LiveProps, 'locale'>) {
  const scene = useScenario(scenario);
  return (
    <div className="docs-pair">
      {(['en', 'fr-CA'] as const).map((locale) => (
        <figure key={locale} className="docs-figure">
          <figcaption>{locale === 'en' ? 'English' : 'Français (Canada)'}</figcaption>
          <div className="docs-live sb-unstyled" dir="ltr">
            {scene && (
              <InScene scene={scene} locale={locale}>
                {children}
              </InScene>
            )}
          </div>
        </figure>
      ))}
    </div>
  );
}
