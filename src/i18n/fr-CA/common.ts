import { frenchOf } from '../catalogue-types.js';
import type { common as english } from '../en/common.js';

export const common = frenchOf<typeof english>()({
  'common.retry': 'Réessayer',
  'common.loading': 'Chargement…',
  'error.crashed': 'Cette partie de la page a cessé de fonctionner. Rien n’a été perdu.',
});
