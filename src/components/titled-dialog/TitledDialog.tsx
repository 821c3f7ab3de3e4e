import { useRef, type ReactNode, type RefObject } from 'react';
import { useBankFeedsContext } from '../../react/context.js';
import { Dialog, DialogTitle } from '../../ui/Dialog.js';

interface TitledDialogProps {
  readonly open?: boolean | undefined;
  readonly title: string;
  readonly onClose: () => void;
  /** Gets the focus when the dialog opens. Default: the title. */
  readonly focusFirst?: RefObject<HTMLElement | null> | undefined;
  /** Gets the focus when it closes. */
  readonly focusAfter: RefObject<HTMLElement | null>;
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/** A small dialog that asks one thing: its title in the header, what it is about below, the answers in the footer. */
export function TitledDialog({ open = true, title, onClose, focusFirst, focusAfter, footer, children }: TitledDialogProps) {
  const { theme } = useBankFeedsContext();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      theme={theme}
      header={
        <DialogTitle ref={heading} tabIndex={-1} className="bf-title bf-dialog-title">
          {title}
        </DialogTitle>
      }
      focusFirst={focusFirst ?? heading}
      focusAfter={focusAfter}
      footer={footer}
    >
      <div className="bf-dialog-pad bf-stack">{children}</div>
    </Dialog>
  );
}
