import { useMemo } from 'react';
import { useBankFeedsContext } from './context.js';

/** How a host's session recorder knows what it must not record. What is given here comes on top of what is always there. */
export interface SecretMarks {
  /** More attributes, e.g. `{ 'data-acme-mask': 'true' }`. */
  readonly attributes?: Readonly<Record<`data-${string}`, string>> | undefined;
  /** More classes, e.g. `acme-no-record`. */
  readonly className?: string | undefined;
}

/** What the common recorders look for: Clarity, Datadog, Hotjar, LogRocket, Sentry by attribute; FullStory, PostHog, rrweb by class. */
const always = {
  attributes: {
    'data-clarity-mask': 'true',
    'data-dd-privacy': 'hidden',
    'data-hj-suppress': '',
    'data-private': '',
    'data-sentry-block': '',
    'data-sentry-mask': '',
  },
  className: 'fs-exclude ph-no-capture rr-block',
} as const;

/** Attributes and classes for every element that shows a secret or holds one. */
export function useSecretMarks(): Readonly<Record<string, string>> {
  const { secretMarks } = useBankFeedsContext();
  return useMemo(
    () => ({
      ...secretMarks.attributes,
      // A host adds marks; it cannot take one away.
      ...always.attributes,
      className: secretMarks.className ? `${always.className} ${secretMarks.className}` : always.className,
    }),
    [secretMarks],
  );
}
