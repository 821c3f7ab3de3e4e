import { frenchOf } from '../catalogue-types.js';
import type { credentials as english } from '../en/credentials.js';

export const credentials = frenchOf<typeof english>()({
  'credentials.title': 'Identifiants pour QuickBooks',
  'credentials.intro':
    'QuickBooks demande un nom d’utilisateur et un mot de passe pour accéder à vos comptes. Nous créons des identifiants réservés à cet usage.',
  'credentials.get': 'Obtenir des identifiants',
  'credentials.getNew': 'Obtenir de nouveaux identifiants',
  'credentials.getting': 'Création des identifiants…',
  'credentials.ready': 'Vos identifiants sont prêts. Copiez d’abord le nom d’utilisateur.',
  'credentials.earlier': 'Les identifiants ne sont affichés qu’une fois. Les précédents restent valides jusqu’à leur révocation.',
  'credentials.lastMade': 'Derniers identifiants créés : {{time}}',
  'credentials.rail.title': 'Ce ne sont pas vos codes d’accès aux services bancaires en ligne.',
  'credentials.rail.body': 'Ils servent uniquement à QuickBooks. N’y saisissez jamais votre mot de passe bancaire.',
  'credentials.username': 'Nom d’utilisateur',
  'credentials.password': 'Mot de passe',
  'credentials.masked': 'Masqué',
  'credentials.show': 'Afficher',
  'credentials.hide': 'Masquer',
  'credentials.show.label': 'Afficher : {{field}}',
  'credentials.hide.label': 'Masquer : {{field}}',
  'credentials.copy': 'Copier',
  'credentials.copy.label': 'Copier : {{field}}',
  'credentials.copied.short': 'Copié',
  'credentials.copied.label': 'Copié : {{field}}',
  'credentials.copied.username': 'Nom d’utilisateur copié. Collez-le dans QuickBooks, puis copiez le mot de passe.',
  'credentials.copied.password': 'Mot de passe copié. Collez-le dans QuickBooks.',
  'credentials.copyRefused': 'Votre navigateur n’a pas permis la copie. Le texte est sélectionné : copiez-le avec le clavier.',
  'credentials.spell': 'Épeler',
  'credentials.spell.upper': '{{letter}} majuscule',
  'credentials.spell.lower': '{{letter}} minuscule',
  'credentials.spell.digit': 'chiffre {{digit}}',
  'credentials.spell.hyphen': 'trait d’union',
  'credentials.keep': 'Ne les conservez ni dans une note ni dans un courriel : vous n’en avez besoin qu’une fois.',
  'credentials.revoke': 'Révoquer ces identifiants',
  'credentials.revoke.all': 'Révoquer tous les identifiants',
  'credentials.revoke.title': 'Révoquer tous les identifiants?',
  'credentials.revoke.none':
    'Tous les noms d’utilisateur et mots de passe créés jusqu’ici cesseront de fonctionner dans QuickBooks. Aucun compte n’est encore connecté.',
  'credentials.revoke.stops_one':
    'Tous les noms d’utilisateur et mots de passe créés jusqu’ici cesseront de fonctionner. Ce compte n’alimentera plus QuickBooks : {{accounts}}.',
  'credentials.revoke.stops_many':
    'Tous les noms d’utilisateur et mots de passe créés jusqu’ici cesseront de fonctionner. Ces comptes n’alimenteront plus QuickBooks : {{accounts}}.',
  'credentials.revoke.stops_other':
    'Tous les noms d’utilisateur et mots de passe créés jusqu’ici cesseront de fonctionner. Ces comptes n’alimenteront plus QuickBooks : {{accounts}}.',
  'credentials.revoke.confirm': 'Révoquer',
  'credentials.revoke.keep': 'Les conserver',
  'credentials.revoking': 'Révocation…',
  'credentials.revoked': 'Tous les identifiants ont été révoqués.',
  'credentials.wiped': 'Les identifiants ne sont plus affichés.',
  'credentials.needsFeed': 'Connectez d’abord vos comptes; vous pourrez ensuite obtenir des identifiants ici.',
});
