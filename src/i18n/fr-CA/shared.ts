import { frenchOf } from '../catalogue-types.js';
import type { shared as english } from '../en/shared.js';

export const shared = frenchOf<typeof english>()({
  'common.refresh': 'Actualiser',
  'common.close': 'Fermer',
  'common.back': 'Retour',
  'common.cancel': 'Annuler',
  'common.stale': 'Mise à jour impossible (données du {{time}}).',
  'common.unavailable.country': 'Les flux bancaires vers QuickBooks sont offerts uniquement aux entreprises des États-Unis et du Canada.',
  'common.copyDetails': 'Copier les détails pour le soutien',
  'common.detailsCopied': 'Détails copiés.',
  'common.reference': 'Référence pour le soutien : {{correlationId}}',
  'common.opensInNewTab': '(s’ouvre dans un nouvel onglet)',
  'accountType.checking': 'Compte chèques',
  'accountType.savings': 'Compte d’épargne',
  'accountType.loan': 'Prêt',
  'accountType.creditCard': 'Carte de crédit',
  'accountType.prepaidCard': 'Carte prépayée',
});
