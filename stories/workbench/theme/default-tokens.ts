import css from '../../../src/styles/tokens.css?raw';
import { parseTokens } from './tokens.js';

/** The tokens as the stylesheet has them. */
export const defaultTokens = parseTokens(css);
