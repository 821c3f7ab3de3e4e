/**
 * Speaks a change once. It stands in the page, empty, before there is anything to say (WCAG 4.1.3), and names
 * `aria-live` itself, because an open dialog hides a mere `role="status"` outside of it.
 */
export function LiveRegion({ message }: { readonly message: string }) {
  return (
    <div className="bf-visually-hidden" role="status" aria-live="polite" aria-atomic="true" data-bf-part="live">
      {message}
    </div>
  );
}
