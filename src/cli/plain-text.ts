/** Without what a terminal obeys and XML 1.0 does not allow: some of a text may come from the back end that is checked. */
export function plainText(text: string): string {
  return text.replaceAll(/[^\t\n\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}');
}
