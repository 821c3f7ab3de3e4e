import * as RadixDialog from '@radix-ui/react-dialog';
import { useRef, type ReactNode, type RefObject } from 'react';
import { sharedTexts } from '../i18n/texts/shared.js';
import { useMessages } from '../i18n/use-messages.js';
import { classNames } from './class-names.js';
import { Icon } from './Icon.js';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly size?: 'wide' | 'narrow';
  readonly theme: string;
  readonly className?: string | undefined;
  /** Above the title: who speaks to whom, where one is. */
  readonly header?: ReactNode;
  /** Gets the focus when the dialog opens. Default: the first thing inside. */
  readonly focusFirst?: RefObject<HTMLElement | null> | undefined;
  /** Gets the focus when the dialog closes, where no trigger had it before. */
  readonly focusAfter?: RefObject<HTMLElement | null> | undefined;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** A modal dialog. What stands in it names itself with `DialogTitle`. Radix is only known here. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, size = 'narrow', theme, className, header, focusFirst, focusAfter, children, footer } = props;
  const { t, locale } = useMessages(sharedTexts);
  const content = useRef<HTMLDivElement>(null);
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="bf-root bf-dialog-overlay" data-bf-theme={theme} data-bf-part="overlay">
          <RadixDialog.Content
            ref={content}
            className={classNames('bf-root bf-dialog', className)}
            data-size={size}
            data-bf-theme={theme}
            data-bf-part="dialog"
            lang={locale}
            aria-describedby={undefined}
            onOpenAutoFocus={(event) => {
              event.preventDefault();
              (focusFirst?.current ?? content.current)?.focus();
            }}
            onCloseAutoFocus={(event) => {
              if (!focusAfter?.current) return;
              event.preventDefault();
              focusAfter.current.focus();
            }}
          >
            <div className="bf-dialog-header">
              {header}
              <RadixDialog.Close className="bf-button bf-dialog-close" aria-label={t('common.close')}>
                <Icon name="cross" />
              </RadixDialog.Close>
            </div>
            <div className="bf-dialog-body">{children}</div>
            {footer && <div className="bf-dialog-footer">{footer}</div>}
          </RadixDialog.Content>
        </RadixDialog.Overlay>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

export const DialogTitle = RadixDialog.Title;
