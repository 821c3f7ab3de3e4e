import { transactionsTexts } from '../../../i18n/texts/transactions.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { Button } from '../../../ui/Button.js';
import { Checkbox } from '../../../ui/Checkbox.js';
import { Icon } from '../../../ui/Icon.js';
import type { ShownColumn } from '../rows/table-column.js';
import type { TableChange, TransactionsDisplay } from '../table-state.js';

interface OptionsPanelProps {
  readonly id: string;
  readonly available: readonly ShownColumn[];
  readonly shown: readonly ShownColumn[];
  readonly groupByDay: boolean;
  readonly display: TransactionsDisplay;
  readonly onChange: (change: TableChange) => void;
  /** null where there is no line to draw. */
  readonly balanceLine: { readonly shown: boolean; readonly onShow: (shown: boolean) => void } | null;
  readonly onExport: () => void;
}

/** How the table looks, and what can be taken away from it. */
export function OptionsPanel({ id, available, shown, groupByDay, display, onChange, balanceLine, onExport }: OptionsPanelProps) {
  const { t } = useMessages(transactionsTexts);
  const ids = shown.map((column) => column.id);
  const hidden = available.filter((column) => !ids.includes(column.id));

  function move(place: number, by: -1 | 1) {
    const next = [...ids];
    const [moved] = next.splice(place, 1);
    if (moved !== undefined) next.splice(place + by, 0, moved);
    onChange({ type: 'columns', columns: next });
  }

  return (
    <div id={id} className="bf-transactions-options" role="group" aria-label={t('transactions.options')} data-bf-part="options">
      <fieldset className="bf-transactions-choices">
        <legend className="bf-field-label">{t('transactions.options.columns')}</legend>
        <ul>
          {[...shown, ...hidden].map((column, place) => {
            const isShown = place < shown.length;
            return (
              <li key={column.id}>
                <Checkbox
                  label={column.header}
                  checked={isShown}
                  // A table without a column would show nothing at all.
                  disabled={isShown && shown.length === 1}
                  onChange={() => onChange({ type: 'columns', columns: isShown ? ids.filter((other) => other !== column.id) : [...ids, column.id] })}
                />
                {isShown && (
                  <span className="bf-row">
                    <MoveButton
                      label={t('transactions.options.earlier', { column: column.header })}
                      icon="arrowUp"
                      off={place === 0}
                      onPress={() => move(place, -1)}
                    />
                    <MoveButton
                      label={t('transactions.options.later', { column: column.header })}
                      icon="arrowDown"
                      off={place === shown.length - 1}
                      onPress={() => move(place, 1)}
                    />
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      </fieldset>
      <div className="bf-transactions-switches">
        <Checkbox
          label={t('transactions.options.groupByDay')}
          description={t('transactions.options.groupByDay.hint')}
          checked={groupByDay}
          onChange={({ target }) => onChange({ type: 'groupByDay', groupByDay: target.checked })}
        />
        <Checkbox
          label={t('transactions.options.scroll')}
          description={t('transactions.options.scroll.hint')}
          checked={display === 'scroll'}
          onChange={({ target }) => onChange({ type: 'display', display: target.checked ? 'scroll' : 'pages' })}
        />
        {balanceLine && (
          <Checkbox label={t('transactions.balanceLine')} checked={balanceLine.shown} onChange={({ target }) => balanceLine.onShow(target.checked)} />
        )}
        <div>
          <Button size="small" onClick={onExport}>
            {t('transactions.export')}
          </Button>
        </div>
      </div>
    </div>
  );
}

interface MoveButtonProps {
  readonly label: string;
  readonly icon: 'arrowUp' | 'arrowDown';
  readonly off: boolean;
  readonly onPress: () => void;
}

/** At the end it says so but keeps the focus, which a disabled button would lose. */
function MoveButton({ label, icon, off, onPress }: MoveButtonProps) {
  return (
    <Button
      size="small"
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      <Icon name={icon} />
    </Button>
  );
}
