import { lazy, Suspense, useState, type ComponentType, type LazyExoticComponent } from 'react';
import { useMessages } from '../../i18n/use-messages.js';
import { CrashFence } from './CrashFence.js';

/**
 * A part of a widget that is loaded when it is first shown. One that could not be loaded says so, and can be tried again
 * without losing the widget around it.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const begin = (): LazyExoticComponent<ComponentType<Props>> => lazy(async () => ({ default: await load() }));
  // A chunk that failed to load stays failed inside lazy(): trying again needs a new one.
  let latest = begin();

  return function LazyPart(props: Props) {
    const [Part, setPart] = useState(() => latest);
    return (
      <CrashFence
        onRetry={() => {
          latest = begin();
          setPart(() => latest);
        }}
      >
        <Suspense fallback={<PartIsComing />}>
          <Part {...props} />
        </Suspense>
      </CrashFence>
    );
  };
}

function PartIsComing() {
  const { t } = useMessages();
  return <p className="bf-part-loading bf-small" role="status" aria-live="polite">{t('common.loading')}</p>;
}
