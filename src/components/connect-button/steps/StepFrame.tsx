import type { ReactNode, RefObject } from 'react';
import { DialogTitle } from '../../../ui/Dialog.js';

export type Heading = RefObject<HTMLHeadingElement | null>;

interface StepFrameProps {
  readonly heading: Heading;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** At the start: the way back. */
  readonly back?: ReactNode;
  /** At the end: the one main action, last. */
  readonly actions?: ReactNode;
  readonly side?: ReactNode;
}

/** A step: its heading, which gets the focus, what to do, and its actions. With a `side`, two columns. */
export function StepFrame({ heading, title, children, back, actions, side }: StepFrameProps) {
  return (
    <div className="bf-step" data-layout={side ? 'two' : 'one'} data-bf-part="step">
      <div className="bf-step-content">
        <div className="bf-step-main bf-stack">
          <DialogTitle className="bf-title" ref={heading} tabIndex={-1}>
            {title}
          </DialogTitle>
          {children}
        </div>
        {side && <div className="bf-step-side">{side}</div>}
      </div>
      {(back || actions) && (
        <div className="bf-dialog-footer">
          {back || <span />}
          <div className="bf-row">{actions}</div>
        </div>
      )}
    </div>
  );
}
