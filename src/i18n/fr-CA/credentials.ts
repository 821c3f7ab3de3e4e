import { frenchOf } from '../catalogue-types.js';
import type { credentials as english } from '../en/credentials.js';

export const credentials = frenchOf<typeof english>()({});
