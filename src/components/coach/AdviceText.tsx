import type { ReactNode } from 'react';
import type { Advice } from '../../core/coach.js';
import { elementMark, withElements } from '../../i18n/rich-text.js';
import { coachTexts } from '../../i18n/texts/coach.js';
import { sharedTexts } from '../../i18n/texts/shared.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import type { QuickBooksMenus } from '../../react/quickbooks.js';
import { UpdateLabel } from '../quickbooks-instructions/UpdateLabel.js';

/** One sentence for each piece of advice. */
export function AdviceText({ advice, menus }: { readonly advice: Advice; readonly menus: QuickBooksMenus }): ReactNode {
  const { t } = useMessages(coachTexts, sharedTexts);
  const formats = useFormats();
  switch (advice.kind) {
    case 'unavailable':
      return t(`common.unavailable.${advice.reason}`);
    case 'notStarted':
    case 'credentialsNeeded':
    case 'waiting':
      return t(`coach.${advice.kind}`);
    case 'credentialsUnused':
      return t('coach.credentialsUnused', { time: formats.instant(advice.issuedAt) });
    case 'partlyConnected':
      return t('coach.partlyConnected', { connected: formats.count(advice.connected), count: advice.offered });
    case 'connected':
      return withElements(t('coach.connected', { update: elementMark(0) }), [<UpdateLabel key="update" menus={menus} />]);
    case 'accountsDisconnected':
      return t('coach.accountsDisconnected', { accounts: formats.list(advice.accounts.map(({ name }) => name)) });
    case 'ended':
      return t(`coach.ended.${advice.how}`);
    case 'linkExpired':
      return t('coach.linkExpired', { time: formats.instant(advice.givenAt) });
    case 'blocked':
      return t(`coach.blocked.${advice.side}`, { time: formats.instant(advice.asOf) });
    case 'stale':
      return t('coach.stale', { time: formats.instant(advice.asOf) });
    default:
      return advice satisfies never;
  }
}
