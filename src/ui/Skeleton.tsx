/** Stands where text will be, in its size (`width` is a class: no inline style, so that a strict CSP holds). */
export function Skeleton({ className = '' }: { readonly className?: string }) {
  return <span className={`bf-skeleton ${className}`.trim()} aria-hidden="true" />;
}
