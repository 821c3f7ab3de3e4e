import { lazy, Suspense, useState, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import { useMessages } from '../../i18n/use-messages.js';
import { CrashFence } from './CrashFence.js';

/** A part of a widget that is loaded when it is first shown. */
export interface LazyPart<Props extends object> {
  (props: Props): ReactNode;
  /** Loads it before it is shown; then it is there at once. */
  readonly load: () => Promise<void>;
}

/** One that could not be loaded says so, and can be tried again without losing the widget around it. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let loaded: ComponentType<Props> | null = null;
  const loading = async () => (loaded ??= await load());
  const begin = (): LazyExoticComponent<ComponentType<Props>> => lazy(async () => ({ default: await loading() }));
  // A chunk that failed to load stays failed inside lazy(): trying again needs a new one.
  let latest = begin();

  function Part(props: Props) {
    const [Loaded, setLoaded] = useState<ComponentType<Props> | LazyExoticComponent<ComponentType<Props>>>(() => loaded ?? latest);
    return (
      <CrashFence
        onRetry={() => {
          latest = begin();
          setLoaded(() => latest);
        }}
      >
        <Suspense fallback={<PartIsComing />}>
          <Loaded {...props} />
        </Suspense>
      </CrashFence>
    );
  }

  return Object.assign(Part, { load: async () => void (await loading()) });
}

function PartIsComing() {
  const { t } = useMessages();
  return <p className="bf-part-loading bf-small" role="status" aria-live="polite">{t('common.loading')}</p>;
}
