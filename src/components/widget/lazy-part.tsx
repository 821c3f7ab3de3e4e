import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useMessages } from '../../i18n/use-messages.js';
import { CrashFence } from './CrashFence.js';

/** A part of a widget that is loaded when it is first shown. */
export interface LazyPart<Props extends object> {
  (props: Props): ReactNode;
  /** Loads it before it is shown; then it is there at once. */
  readonly load: () => Promise<void>;
}

interface LazyPartOptions<Props> {
  /** Nobody waits for it: nothing is said while it is loaded. */
  readonly quiet?: boolean;
  /** Stands in its place while it is loaded, instead of the line that says so. */
  readonly meanwhile?: ComponentType<Props>;
}

/**
 * One that could not be loaded says so, and can be tried again without losing the widget around it. Not `React.lazy`:
 * what comes later than a few milliseconds, React would hold back for three tenths of a second.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { quiet = false, meanwhile: Meanwhile }: LazyPartOptions<Props> = {},
): LazyPart<Props> {
  let loaded: ComponentType<Props> | null = null;
  const loading = async () => (loaded ??= await load());

  function Loading(props: Props) {
    const [Loaded, setLoaded] = useState(() => loaded);
    const [failure, setFailure] = useState<{ readonly cause: unknown } | null>(null);

    useEffect(() => {
      if (Loaded) return;
      let gone = false;
      loading().then(
        (part) => {
          if (!gone) setLoaded(() => part);
        },
        (cause: unknown) => {
          if (!gone) setFailure({ cause });
        },
      );
      return () => {
        gone = true;
      };
    }, [Loaded]);

    if (failure) throw failure.cause;
    if (Loaded) return <Loaded {...props} />;
    if (Meanwhile) return <Meanwhile {...props} />;
    return quiet ? null : <PartIsComing />;
  }

  function Part(props: Props) {
    // The fence shows what failed; trying again begins afresh below it.
    return (
      <CrashFence>
        <Loading {...props} />
      </CrashFence>
    );
  }

  return Object.assign(Part, { load: async () => void (await loading()) });
}

function PartIsComing() {
  const { t } = useMessages();
  return (
    <p className="bf-part-loading bf-small" role="status" aria-live="polite">
      {t('common.loading')}
    </p>
  );
}
