import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import type { FeedAccount } from '../../core/feed.js';
import { accountsTexts } from '../../i18n/texts/accounts.js';
import { useMessages } from '../../i18n/use-messages.js';
import { Button } from '../../ui/Button.js';
import { Icon } from '../../ui/Icon.js';

interface AccountActionsProps {
  readonly account: FeedAccount;
  readonly onRename: (trigger: RefObject<HTMLButtonElement | null>) => void;
  readonly onRemove: (trigger: RefObject<HTMLButtonElement | null>) => void;
}

/** A button that shows what can be done with an account. Plain buttons in reading order: Tab reaches them, Escape closes. */
export function AccountActions({ account, onRename, onRemove }: AccountActionsProps) {
  const { t } = useMessages(accountsTexts);
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const listId = useId();

  useEffect(() => {
    if (!open) return;
    function closeFromOutside(event: PointerEvent): void {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) setOpen(false);
    }
    document.addEventListener('pointerdown', closeFromOutside);
    return () => document.removeEventListener('pointerdown', closeFromOutside);
  }, [open]);

  function choose(act: AccountActionsProps['onRename']) {
    setOpen(false);
    act(trigger);
  }

  return (
    <div
      ref={whole}
      className="bf-account-actions"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        trigger.current?.focus();
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !whole.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <Button
        ref={trigger}
        size="small"
        aria-label={t('accounts.actions', { account: account.name })}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className="bf-account-actions-dots" aria-hidden="true">
          ⋯
        </span>
      </Button>
      {open && (
        <ul id={listId} className="bf-account-actions-list" data-bf-part="actions">
          <li>
            <Button size="small" onClick={() => choose(onRename)}>
              <Icon name="pencil" />
              {t('accounts.rename')}
            </Button>
          </li>
          <li>
            <Button size="small" tone="danger" onClick={() => choose(onRemove)}>
              <Icon name="cross" />
              {t('accounts.remove')}
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}
