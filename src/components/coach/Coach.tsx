import type { ReactNode } from 'react';
import { actionOfAdvice, type Advice, type AdviceAction } from '../../core/coach.js';
import type { Feed } from '../../core/feed.js';
import type { QuickBooksOptions } from '../../react/quickbooks.js';
import type { IconName } from '../../ui/Icon.js';
import { Notice, type Tone } from '../../ui/Notice.js';
import { QuickBooksLink } from '../quickbooks-instructions/QuickBooksLink.js';
import { useQuickBooks } from '../quickbooks-instructions/use-quickbooks.js';
import { AdviceText } from './AdviceText.js';
import { useAdvice } from './use-advice.js';

export interface CoachProps {
  readonly feed: Feed;
  /** What the widget was told of QuickBooks itself. */
  readonly quickBooks?: QuickBooksOptions | undefined;
  /** The buttons that this widget has for what may be advised; QuickBooks itself is always a link away. */
  readonly actions?: Partial<Record<Exclude<AdviceAction, 'openQuickBooks'>, ReactNode>> | undefined;
}

const looks: Readonly<Record<Advice['kind'], { readonly tone: Tone; readonly icon: IconName }>> = {
  unavailable: { tone: 'neutral', icon: 'question' },
  notStarted: { tone: 'neutral', icon: 'link' },
  credentialsNeeded: { tone: 'wait', icon: 'clock' },
  waiting: { tone: 'wait', icon: 'clock' },
  credentialsUnused: { tone: 'wait', icon: 'alert' },
  linkExpired: { tone: 'wait', icon: 'alert' },
  blocked: { tone: 'wait', icon: 'alert' },
  partlyConnected: { tone: 'neutral', icon: 'plus' },
  connected: { tone: 'good', icon: 'check' },
  accountsDisconnected: { tone: 'bad', icon: 'alert' },
  ended: { tone: 'bad', icon: 'alert' },
  stale: { tone: 'wait', icon: 'clock' },
};

/** How the feed stands in one sentence, and at most one thing to do next. */
export function Coach({ feed, quickBooks, actions = {} }: CoachProps) {
  const advice = useAdvice(feed);
  const { menus, url } = useQuickBooks(quickBooks);
  return (
    <div data-bf-part="advice" data-state={advice.kind}>
      <Notice {...looks[advice.kind]} actions={action()}>
        <p>
          <AdviceText advice={advice} menus={menus} />
        </p>
      </Notice>
    </div>
  );

  function action(): ReactNode {
    const wanted = actionOfAdvice[advice.kind];
    if (wanted === null) return null;
    if (wanted === 'openQuickBooks') return url && <QuickBooksLink url={url} size="small" />;
    return actions[wanted];
  }
}
