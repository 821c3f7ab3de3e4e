import { useEffect, useId, useRef, useState } from 'react';
import { credentialsTexts } from '../i18n/texts/credentials.js';
import { useMessages } from '../i18n/use-messages.js';
import { Button } from './Button.js';
import { classNames } from './class-names.js';
import { LiveRegion } from './LiveRegion.js';

export interface CopyFieldProps {
  readonly label: string;
  /** Read when it is needed and not before: while masked, the value is nowhere in the page. */
  readonly read: () => string;
  readonly masked?: { readonly shown: boolean; readonly onShow: (shown: boolean) => void } | undefined;
  /** The next thing to do is to copy this one. */
  readonly next: boolean;
  readonly copied: boolean;
  readonly onCopied: () => void;
  readonly write: (text: string) => Promise<void>;
  /** Attributes and classes by which session recorders look away. */
  readonly marks: Readonly<Record<string, string>>;
}

/** As many dots for every secret, so that the length is none of its secrets' signs. */
const mask = '•••• •••• ••••';

/** A value made elsewhere, to be carried over by the clipboard. */
export function CopyField({ label, read, masked, next, copied, onCopied, write, marks }: CopyFieldProps) {
  const { t } = useMessages(credentialsTexts);
  const [refusals, setRefusals] = useState(0);
  const refused = refusals > 0;
  const value = useRef<HTMLOutputElement>(null);
  const labelId = useId();
  const shown = (masked?.shown ?? true) || refused;

  useEffect(() => {
    if (refusals > 0 && value.current) getSelection()?.selectAllChildren(value.current);
  }, [refusals]);

  async function copy() {
    try {
      await write(read());
      setRefusals(0);
      onCopied();
    } catch {
      // The browser or the person said no to the clipboard: the value is shown, selected, ready for the keyboard.
      setRefusals((before) => before + 1);
    }
  }

  return (
    <div className="bf-copy-field" data-bf-part="credential">
      <span className="bf-copy-field-label" id={labelId}>
        {label}
      </span>
      <output
        {...marks}
        ref={value}
        className={classNames('bf-copy-field-value', marks['className'])}
        data-state={shown ? 'shown' : 'masked'}
        aria-labelledby={labelId}
        aria-live="off"
        translate="no"
        spellCheck={false}
        // Password managers are asked to look away.
        data-1p-ignore=""
        data-lpignore="true"
        data-bwignore=""
      >
        {shown ? (
          read()
        ) : (
          <>
            <span aria-hidden="true">{mask}</span>
            <span className="bf-visually-hidden">{t('credentials.masked')}</span>
          </>
        )}
      </output>
      <div className="bf-row">
        {masked && (
          <Button
            size="small"
            aria-label={t(shown ? 'credentials.hide.label' : 'credentials.show.label', { field: label })}
            onClick={() => {
              setRefusals(0);
              masked.onShow(!shown);
            }}
          >
            {shown ? t('credentials.hide') : t('credentials.show')}
          </Button>
        )}
        <Button
          size="small"
          tone={next ? 'primary' : 'quiet'}
          aria-label={t(copied ? 'credentials.copied.label' : 'credentials.copy.label', { field: label })}
          onClick={() => void copy()}
        >
          {copied ? t('credentials.copied.short') : t('credentials.copy')}
        </Button>
      </div>
      {refused && <p className="bf-copy-field-note">{t('credentials.copyRefused')}</p>}
      <LiveRegion message={refused ? t('credentials.copyRefused') : ''} turn={refusals} />
    </div>
  );
}
