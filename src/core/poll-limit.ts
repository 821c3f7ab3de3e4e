/** After so long without anybody at the page, in milliseconds, nothing is asked by itself any more. */
export const pollsForMs = 30 * 60_000;
