import { frenchOf } from '../catalogue-types.js';
import type { instructions as english } from '../en/instructions.js';

export const instructions = frenchOf<typeof english>()({
  'instructions.title': 'Saisir ces identifiants dans QuickBooks',
  'instructions.menu': 'Ouvrez QuickBooks en ligne et allez à {{menu}}, puis choisissez {{button}}.',
  'instructions.views': 'Le menu de QuickBooks affiche',
  'instructions.search': 'Cherchez {{institution}}, choisissez cette institution et acceptez les conditions.',
  'instructions.enter': 'Collez le nom d’utilisateur, puis le mot de passe.',
  'instructions.enter.note': 'QuickBooks parle de l’identifiant et du mot de passe de votre banque : il s’agit de ces deux éléments.',
  'instructions.choose': 'Choisissez les comptes, les comptes correspondants dans QuickBooks et la date de début.',
  'instructions.choose.note': 'Au plus sept jours d’opérations antérieures sont transmis.',
  'instructions.picture.menu': 'Dessin : le menu de QuickBooks où les opérations bancaires sont choisies, avec un bouton pour lier un compte.',
  'instructions.picture.search': 'Dessin : un champ de recherche et une banque trouvée.',
  'instructions.picture.enter': 'Dessin : deux champs, pour le nom d’utilisateur et le mot de passe.',
  'instructions.picture.choose': 'Dessin : une liste de comptes dont les cases sont cochées.',
  'instructions.mismatch': 'Ce n’est pas ce que je vois dans QuickBooks',
  'instructions.mismatch.answer': 'Les menus de QuickBooks changent de temps à autre. Cherchez {{alternatives}}. Le reste ne change pas.',
});
