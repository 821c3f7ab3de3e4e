import { frenchOf } from '../catalogue-types.js';
import type { account as english } from '../en/account.js';

export const account = frenchOf<typeof english>()({
  'accounts.numberEnding': 'se terminant par {{lastFour}}',
  'accounts.status.pending': 'En attente',
  'accounts.status.connecting': 'Connexion en cours',
  'accounts.status.connected': 'Connecté',
  'accounts.status.disconnected': 'Déconnecté',
  'accounts.status.unknown': 'Inconnu',
  'accounts.says.pending': 'à choisir dans QuickBooks',
  'accounts.says.connecting': 'QuickBooks établit la connexion',
  'accounts.says.disconnected': 'QuickBooks ne reçoit plus ses opérations',
  'accounts.says.unknown': 'son état n’a pas pu être lu',
  'accounts.from': 'depuis le {{date}}',
  'accounts.lastSent': 'dernier envoi : {{date}}',
  'accounts.nothingSent': 'aucun envoi pour l’instant',
});
