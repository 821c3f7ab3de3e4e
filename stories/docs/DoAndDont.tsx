import type { ReactNode } from 'react';
import './docs.css';

export function DoAndDont({ children }: { readonly children: ReactNode }) {
  return <div className="docs-pair">{children}</div>;
}

export function Do({ children }: { readonly children: ReactNode }) {
  return <section className="docs-advice" data-tone="do" aria-label="Do"><p className="docs-advice-title" aria-hidden="true">✓ Do</p>{children}</section>;
}

export function Dont({ children }: { readonly children: ReactNode }) {
  return <section className="docs-advice" data-tone="dont" aria-label="Don’t"><p className="docs-advice-title" aria-hidden="true">✕ Don’t</p>{children}</section>;
}
