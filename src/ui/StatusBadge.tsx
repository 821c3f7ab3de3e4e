import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.js';
import type { Tone } from './Notice.js';

export interface StatusBadgeProps {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly children: ReactNode;
}

/** A state, told three times: by shape, word and colour (WCAG 1.4.1). */
export function StatusBadge({ tone, icon, children }: StatusBadgeProps) {
  return (
    <span className="bf-status-badge" data-tone={tone} data-bf-part="status">
      <Icon name={icon} />
      {children}
    </span>
  );
}
