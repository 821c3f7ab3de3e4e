import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/Icon.js';

export interface EmptyProps {
  readonly icon: IconName;
  readonly title: ReactNode;
  readonly body: ReactNode;
}

/** In place of rows, where there are none. */
export function Empty({ icon, title, body }: EmptyProps) {
  return (
    <div className="bf-empty" data-bf-part="empty">
      <Icon name={icon} />
      <p className="bf-empty-title">{title}</p>
      <div className="bf-small">{body}</div>
    </div>
  );
}
