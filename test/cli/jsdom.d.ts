declare module 'jsdom' {
  /** What the tests of reports and pages use of it. */
  export class JSDOM {
    constructor(text: string, options?: { readonly contentType: 'application/xml' });
    readonly window: { readonly document: XMLDocument };
  }
}
