/** Dawn over a valley. */
export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="10" />
      <path d="M7 28c5-12 9-17 13-17s8 5 13 17" />
      <path d="M11 28h18" />
      <circle cx="20" cy="21" r="3" />
    </svg>
  );
}
