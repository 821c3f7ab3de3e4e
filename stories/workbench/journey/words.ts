import { negotiateLocale, type Locale } from '../../../src/core/locale.js';

const en = {
  'bank.nav': 'Online banking',
  'bank.nav.accounts': 'Accounts',
  'bank.nav.payments': 'Payments',
  'bank.nav.settings': 'Settings',
  'bank.title': 'Bookkeeping',
  'bank.lead': 'Send your cleared transactions to QuickBooks Online, every business day.',
  'quickBooks.title': 'QuickBooks and the clock',
  'quickBooks.open': 'Open QuickBooks and the clock',
  'quickBooks.close': 'Close QuickBooks and the clock',
  'quickBooks.lead': 'What the customer does in QuickBooks, in another window.',
  'quickBooks.add': 'Add a bank feed',
  'quickBooks.username': 'User ID',
  'quickBooks.password': 'Password',
  'quickBooks.signIn': 'Sign in to the bank feed',
  'quickBooks.refused': 'QuickBooks does not accept this pair: it is wrong, or was revoked.',
  'quickBooks.choose': 'Which accounts?',
  'quickBooks.link': 'Connect these accounts',
  'quickBooks.nothingToLink': 'All offered accounts are connected already.',
  'quickBooks.register': 'In the books',
  'quickBooks.empty': 'Nothing has been collected yet.',
  'quickBooks.collected': 'Transactions collected',
  'quickBooks.newest': 'Newest',
  'quickBooks.stopped': 'disconnected',
  'quickBooks.collect': 'Collect now',
  'quickBooks.disconnect': 'Disconnect here',
  'quickBooks.deauthorize': 'Withdraw the permission',
  'clock.title': 'The clock',
  'clock.hour': 'An hour passes',
  'clock.day': 'A day passes',
  'clock.days': 'Eleven days pass',
  'bank.title.backOffice': 'The bank’s back office',
  'bank.push': 'Run the daily push',
  'bank.push.done': 'The push has run.',
  'bank.push.nothing': 'Nothing to send: no account is connected.',
  failed: 'That did not work',
} as const;

const frCA: Readonly<Record<keyof typeof en, string>> = {
  'bank.nav': 'Services bancaires en ligne',
  'bank.nav.accounts': 'Comptes',
  'bank.nav.payments': 'Paiements',
  'bank.nav.settings': 'Paramètres',
  'bank.title': 'Comptabilité',
  'bank.lead': 'Envoyez vos opérations compensées à QuickBooks en ligne, chaque jour ouvrable.',
  'quickBooks.title': 'QuickBooks et l’horloge',
  'quickBooks.open': 'Ouvrir QuickBooks et l’horloge',
  'quickBooks.close': 'Fermer QuickBooks et l’horloge',
  'quickBooks.lead': 'Ce que fait le client dans QuickBooks, dans une autre fenêtre.',
  'quickBooks.add': 'Ajouter un flux bancaire',
  'quickBooks.username': 'Code d’utilisateur',
  'quickBooks.password': 'Mot de passe',
  'quickBooks.signIn': 'Ouvrir le flux bancaire',
  'quickBooks.refused': 'QuickBooks n’accepte pas ces identifiants : ils sont erronés ou ont été révoqués.',
  'quickBooks.choose': 'Quels comptes?',
  'quickBooks.link': 'Connecter ces comptes',
  'quickBooks.nothingToLink': 'Tous les comptes offerts sont déjà connectés.',
  'quickBooks.register': 'Dans les livres',
  'quickBooks.empty': 'Rien n’a encore été recueilli.',
  'quickBooks.collected': 'Opérations recueillies',
  'quickBooks.newest': 'La plus récente',
  'quickBooks.stopped': 'déconnecté',
  'quickBooks.collect': 'Recueillir maintenant',
  'quickBooks.disconnect': 'Déconnecter ici',
  'quickBooks.deauthorize': 'Retirer l’autorisation',
  'clock.title': 'L’horloge',
  'clock.hour': 'Une heure passe',
  'clock.day': 'Un jour passe',
  'clock.days': 'Onze jours passent',
  'bank.title.backOffice': 'Les coulisses de la banque',
  'bank.push': 'Lancer l’envoi quotidien',
  'bank.push.done': 'L’envoi est terminé.',
  'bank.push.nothing': 'Rien à envoyer : aucun compte n’est connecté.',
  failed: 'Cela n’a pas fonctionné',
};

const words: Readonly<Record<Locale, Readonly<Record<keyof typeof en, string>>>> = { en, 'fr-CA': frCA };

export type Say = (key: keyof typeof en) => string;

/** The words of the bank and of the stage hands: not the kit's own. */
export function wordsIn(language: string): Say {
  const catalogue = words[negotiateLocale(language)];
  return (key) => catalogue[key];
}
