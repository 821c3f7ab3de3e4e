import type { ReactNode } from 'react';
import './docs.css';

export function DoAndDont({ children }: { readonly children: ReactNode }) {
  return <div className="docs-pair">{children}</div>;
}

export function Do({ children }: { readonly children: ReactNode }) {
  return (
    <div className="docs-advice" data-tone="do">
      <p className="docs-advice-title">✓ Do</p>
      {children}
    </div>
  );
}

export function Dont({ children }: { readonly children: ReactNode }) {
  return (
    <div className="docs-advice" data-tone="dont">
      <p className="docs-advice-title">✕ Don’t</p>
      {children}
    </div>
  );
}
