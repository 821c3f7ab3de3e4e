import { useEffect, useRef, useState } from 'react';
import { BankFeedsError, isBankFeedsError } from '../../../core/error.js';
import { sharedTexts } from '../../../i18n/texts/shared.js';
import { transactionsTexts } from '../../../i18n/texts/transactions.js';
import { useFormats } from '../../../i18n/use-formats.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../../react/context.js';
import { Button } from '../../../ui/Button.js';
import type { ExportLook } from './cell-text.js';
import type { EveryRow } from './every-row.js';
import { csvHead, csvRow } from './csv.js';

interface ExportPanelProps {
  readonly look: Omit<ExportLook, 'messages'>;
  readonly everyRow: EveryRow;
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly onClose: () => void;
}

type Outcome =
  | { readonly kind: 'working'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'done'; readonly total: number }
  | { readonly kind: 'failed' };

/** Fetches everything that was found and saves it as a CSV file. */
export function ExportPanel({ look, everyRow, fileName, onClose }: ExportPanelProps) {
  const { t, locale } = useMessages(sharedTexts, transactionsTexts);
  const formats = useFormats();
  const { reportError } = useBankFeedsContext();
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'working', done: 0, total: null });
  // What is exported is what was on the screen when the person asked for it.
  const asked = useRef({ look: { ...look, messages: { t, locale } }, everyRow, fileName });

  useEffect(() => {
    const controller = new AbortController();
    const { look: exported, everyRow: collect, fileName: name } = asked.current;
    async function save() {
      const parts: string[] = [csvHead(exported)];
      let done = 0;
      for await (const { transactions, total } of collect(controller.signal)) {
        // An adapter may answer although nobody waits any more.
        controller.signal.throwIfAborted();
        parts.push(transactions.map((transaction) => csvRow(transaction, exported)).join(''));
        done += transactions.length;
        setOutcome({ kind: 'working', done, total });
      }
      saveFile(new Blob(parts, { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
      setOutcome({ kind: 'done', total: done });
    }
    save().catch((cause: unknown) => {
      if (controller.signal.aborted) return;
      setOutcome({ kind: 'failed' });
      reportError(isBankFeedsError(cause) ? cause : new BankFeedsError({ code: 'crashed', stage: 'page', cause }));
    });
    return () => controller.abort();
  }, [attempt, reportError]);

  return (
    <div className="bf-transactions-export" role="group" aria-label={t('transactions.export')} data-bf-part="export" data-state={outcome.kind}>
      <p role="status" aria-live="polite">
        {words()}
      </p>
      <div className="bf-row">
        {outcome.kind === 'failed' && (
          <Button
            size="small"
            onClick={() => {
              setOutcome({ kind: 'working', done: 0, total: null });
              setAttempt(attempt + 1);
            }}
          >
            {t('common.retry')}
          </Button>
        )}
        <Button size="small" onClick={onClose}>
          {outcome.kind === 'working' ? t('common.cancel') : t('common.close')}
        </Button>
      </div>
    </div>
  );

  function words(): string {
    switch (outcome.kind) {
      case 'working':
        return outcome.total === null
          ? t('transactions.export.preparing')
          : t('transactions.export.progress', { done: formats.count(outcome.done), total: formats.count(outcome.total) });
      case 'done':
        return t('transactions.export.done', { count: outcome.total, formatted: formats.count(outcome.total) });
      case 'failed':
        return t('transactions.export.failed');
      default:
        return outcome satisfies never;
    }
  }
}

function saveFile(file: Blob, name: string) {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
