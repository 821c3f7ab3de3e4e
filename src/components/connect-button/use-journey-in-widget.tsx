import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { useBankFeedsContext } from '../../react/context.js';
import { lazyPart } from '../widget/lazy-part.js';
import { ConnectToQuickBooksButton } from './ConnectToQuickBooksButton.js';
import { importDialog } from './import-dialog.js';

const ConnectDialog = lazyPart(async () => (await importDialog()).default);

export interface JourneyInWidget {
  /** Opens the journey. May come and go with what the widget shows. */
  readonly button: ReactNode;
  /** Stands where nothing that the journey brings about takes it away. */
  readonly dialog: ReactNode;
}

/**
 * The journey inside of another widget. Its own answers change what the widget shows, the button that opened it included:
 * the dialog, and the pair in it, must outlive that button.
 * @param heading Gets the focus afterwards where there is no such button any more.
 */
export function useJourneyInWidget(heading: RefObject<HTMLElement | null>): JourneyInWidget {
  const { reportEvent } = useBankFeedsContext();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  const focusAfter = {
    get current() {
      return button.current ?? heading.current;
    },
  };

  function turn(open: boolean) {
    setIsOpen(open);
    reportEvent({ type: open ? 'connectOpened' : 'connectClosed' });
  }

  return {
    button: (
      <ConnectToQuickBooksButton
        ref={button}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={(event) => {
          // The button would open a dialog of its own.
          event.preventDefault();
          if (!isOpen) turn(true);
        }}
      />
    ),
    dialog: isOpen && (
      <ConnectDialog
        way="credentials"
        onLinked={undefined}
        quickBooksUrl={undefined}
        linkOrigins={undefined}
        menus={undefined}
        trigger={focusAfter}
        onClose={() => turn(false)}
      />
    ),
  };
}

function prepare() {
  // What cannot be loaded now says so when it is wanted.
  ConnectDialog.load().catch(() => {});
}
