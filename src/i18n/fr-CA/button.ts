import { frenchOf } from '../catalogue-types.js';
import type { button as english } from '../en/button.js';

export const button = frenchOf<typeof english>()({
  'connect.button': 'Connecter un compte à QuickBooks',
  'connect.button.continue': 'Poursuivre la connexion à QuickBooks',
  'connect.button.manage': 'Gérer la connexion à QuickBooks',
});
