import { frenchOf } from '../catalogue-types.js';
import type { instructions as english } from '../en/instructions.js';

export const instructions = frenchOf<typeof english>()({});
