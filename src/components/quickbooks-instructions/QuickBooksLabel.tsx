/** QuickBooks' own words, in QuickBooks' own language (WCAG 3.1.2): nothing to be translated. */
export function QuickBooksLabel({ language, path }: { readonly language: string; readonly path: readonly string[] }) {
  return (
    <b lang={language} translate="no">
      {path.join(' › ')}
    </b>
  );
}
