import type { RefObject } from 'react';
import type { UseAccountEditing } from '../../react/use-account-editing.js';

export interface AccountDialogProps {
  /** Gets the focus when the dialog closes. */
  readonly focusAfter: RefObject<HTMLElement | null>;
  /** Made outside of the dialog: closing it calls nothing off that is under way. */
  readonly editing: UseAccountEditing;
  readonly onClose: () => void;
  /** It is done: what to tell the customer. */
  readonly onDone: (message: string) => void;
}
