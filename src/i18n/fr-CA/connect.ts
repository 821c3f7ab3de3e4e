import { frenchOf } from '../catalogue-types.js';
import type { connect as english } from '../en/connect.js';

export const connect = frenchOf<typeof english>()({});
