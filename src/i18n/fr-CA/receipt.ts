import { frenchOf } from '../catalogue-types.js';
import type { receipt as english } from '../en/receipt.js';

export const receipt = frenchOf<typeof english>()({
  'receipt.title': 'Ce que vous avez accepté',
  'receipt.none': 'Vous n’avez encore rien accepté. Quand vous connecterez des comptes, le reçu apparaîtra ici.',
  'receipt.when': 'Date',
  'receipt.accounts': 'Comptes',
  'receipt.language': 'Langue du texte',
  'receipt.language.en': 'Anglais',
  'receipt.language.fr-CA': 'Français',
  'receipt.version': 'Version',
  'receipt.hash': 'Empreinte du texte',
  'receipt.hash.none': 'Aucune : votre navigateur n’a pas pu la calculer.',
  'receipt.accountGone': 'un compte qui n’est plus connecté',
  'receipt.otherText': 'Le texte a changé depuis. {{institution}} conserve la version que vous avez acceptée.',
  'receipt.text': 'Le texte',
  'receipt.print': 'Imprimer',
});
