import type { RefObject } from 'react';

export interface AccountDialogProps {
  /** Gets the focus when the dialog closes. */
  readonly focusAfter: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  /** It is done: what to tell the customer. */
  readonly onDone: (message: string) => void;
}
