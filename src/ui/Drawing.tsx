import type { ReactNode, SVGProps } from 'react';

export interface DrawingProps extends SVGProps<SVGSVGElement> {
  /** It points along the line of writing. */
  readonly mirrors?: boolean;
  readonly children: ReactNode;
}

/** A decoration: always beside words, never instead of them. */
export function Drawing({ mirrors = false, children, ...rest }: DrawingProps) {
  return (
    <svg
      {...rest}
      className="bf-icon"
      data-mirrors={mirrors || undefined}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
