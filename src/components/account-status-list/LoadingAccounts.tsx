import { Skeleton } from '../../ui/Skeleton.js';

/** Rows of the size that accounts will have. */
export function LoadingAccounts({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-live="polite" data-bf-part="loading">
      <span className="bf-visually-hidden">{label}</span>
      <div className="bf-accounts">
        {[0, 1, 2].map((row) => (
          <div key={row} className="bf-account">
            <Skeleton className="bf-account-mark" />
            <div className="bf-account-text">
              <Skeleton className="bf-skeleton-figure" />
              <Skeleton className="bf-skeleton-short" />
            </div>
            <Skeleton className="bf-skeleton-figure bf-account-badge-skeleton" />
          </div>
        ))}
      </div>
    </div>
  );
}
