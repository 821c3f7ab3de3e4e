import 'vitest/browser';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Shows the page as on paper or in forced colours. */
    emulate(media: { readonly media?: 'print' | null; readonly forcedColors?: 'active' | null }): Promise<void>;
  }
}
