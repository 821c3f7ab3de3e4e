import { frenchOf } from '../catalogue-types.js';
import type { coach as english } from '../en/coach.js';

export const coach = frenchOf<typeof english>()({
  'coach.notStarted': 'Connectez un compte : ses opérations compensées seront transmises à QuickBooks chaque jour ouvrable.',
  'coach.credentialsNeeded': 'Vos comptes sont prêts pour QuickBooks : obtenez maintenant des identifiants, puis saisissez-les dans QuickBooks.',
  'coach.waiting': 'Dès que vous aurez choisi les comptes dans QuickBooks, ils apparaîtront ici comme connectés.',
  'coach.credentialsUnused':
    'Vous avez obtenu des identifiants le {{time}}, et QuickBooks ne les a pas encore utilisés : saisissez-les dans QuickBooks, ou obtenez-en de nouveaux si vous ne les avez plus.',
  'coach.linkExpired': 'Le lien obtenu le {{time}} n’est plus valide, et rien n’est encore connecté : obtenez-en un nouveau.',
  'coach.blocked.codat':
    'Le service qui nous relie à QuickBooks ne répond plus depuis le {{time}} : les renseignements affichés datent de ce moment, rien n’est perdu et tout reprendra sans que vous ayez à agir.',
  'coach.blocked.bank':
    'Depuis le {{time}}, un problème de notre côté nous empêche de consulter votre connexion à QuickBooks : rien n’est perdu, et c’est à nous de le régler.',
  'coach.partlyConnected_one': '{{connected}} compte sur {{count}} alimente QuickBooks : choisissez-y les autres quand vous le voudrez.',
  'coach.partlyConnected_many': 'Comptes qui alimentent QuickBooks : {{connected}} sur {{count}}; choisissez-y les autres quand vous le voudrez.',
  'coach.partlyConnected_other': 'Comptes qui alimentent QuickBooks : {{connected}} sur {{count}}; choisissez-y les autres quand vous le voudrez.',
  'coach.connected':
    'Nous transmettons vos opérations chaque jour ouvrable, et QuickBooks les recueille environ une fois par jour, ou lorsque vous y choisissez {{update}}.',
  'coach.accountsDisconnected':
    'QuickBooks ne reçoit plus d’opérations pour {{accounts}} : obtenez de nouveaux identifiants, saisissez-les dans QuickBooks et choisissez-y de nouveau les comptes.',
  'coach.ended.unlinked':
    'Le flux vers QuickBooks a pris fin : rien n’est transmis, ce qui se trouve dans QuickBooks y reste, et vous pouvez reconnecter vos comptes en tout temps.',
  'coach.ended.deauthorized':
    'QuickBooks n’est plus autorisé à recevoir vos opérations, car l’autorisation a été retirée ou est expirée : reconnectez vos comptes pour reprendre.',
  'coach.stale': 'Ces renseignements ont été lus pour la dernière fois le {{time}}; aucune nouvelle n’est venue de QuickBooks depuis, et rien n’est perdu.',
});
