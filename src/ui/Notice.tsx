import type { HTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.js';
import { Icon, type IconName } from './Icon.js';

export type Tone = 'good' | 'wait' | 'bad' | 'neutral';

const icons: Record<Tone, IconName> = { good: 'check', wait: 'alert', bad: 'alert', neutral: 'question' };

export interface NoticeProps extends Omit<HTMLAttributes<HTMLDivElement>, 'title'> {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly icon?: IconName;
}

export function Notice({ tone, title, actions, icon, className, children, ...rest }: NoticeProps) {
  return (
    <div {...rest} className={classNames('bf-notice', className)} data-tone={tone} data-bf-part="notice">
      <Icon name={icon ?? icons[tone]} />
      <div>
        {title && <p className="bf-notice-title">{title}</p>}
        {children}
      </div>
      {actions && <div className="bf-notice-actions">{actions}</div>}
    </div>
  );
}
