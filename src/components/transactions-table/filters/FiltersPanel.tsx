import { useId, useState } from 'react';
import { datePresets, type DatePreset, type DateRange } from '../../../core/date-presets.js';
import { isLocalDate, type LocalDate } from '../../../core/local-date.js';
import { decimalOfMinorUnits, type Currency, type MinorUnits } from '../../../core/money.js';
import { moneyDirections, transactionStages, transactionTypes } from '../../../core/transaction.js';
import { transactionsTexts } from '../../../i18n/texts/transactions.js';
import { useMessages } from '../../../i18n/use-messages.js';
import { Button } from '../../../ui/Button.js';
import { Checkbox } from '../../../ui/Checkbox.js';
import { Select } from '../../../ui/Select.js';
import { TextField } from '../../../ui/TextField.js';
import { countConditions, type TransactionsTableFilter } from '../table-state.js';
import { amountOfText } from './amount-of-text.js';

interface FiltersPanelProps {
  readonly id: string;
  readonly filter: TransactionsTableFilter;
  readonly currency: Currency;
  readonly onFilter: (filter: TransactionsTableFilter) => void;
}

/** The conditions beside the search. Each holds as soon as it is chosen. */
export function FiltersPanel({ id, filter, currency, onFilter }: FiltersPanelProps) {
  const { t } = useMessages(transactionsTexts);
  const { dates, direction, stages = [], types = [] } = filter;
  const range = typeof dates === 'object' && dates !== null ? dates : null;
  const datesChoice = typeof dates === 'string' ? dates : range ? 'range' : 'all';

  function chooseDates(choice: string) {
    const preset = datePresets.find((name) => name === choice);
    onFilter({ ...filter, dates: preset ?? (choice === 'range' ? { from: null, to: null } : null) });
  }

  return (
    <div id={id} className="bf-transactions-filters" role="group" aria-label={t('transactions.filters')} data-bf-part="filters">
      <div className="bf-transactions-filter-fields">
        <Select label={t('transactions.filter.dates')} value={datesChoice} onChange={({ target }) => chooseDates(target.value)}>
          <option value="all">{t('transactions.filter.dates.all')}</option>
          {datePresets.map((preset: DatePreset) => (
            <option key={preset} value={preset}>
              {t(`transactions.filter.dates.${preset}`)}
            </option>
          ))}
          <option value="range">{t('transactions.filter.dates.range')}</option>
        </Select>
        {range && <DateFields range={range} onRange={(next) => onFilter({ ...filter, dates: next })} />}
        <Select
          label={t('transactions.filter.direction')}
          value={direction ?? 'both'}
          onChange={({ target }) => onFilter({ ...filter, direction: moneyDirections.find((name) => name === target.value) ?? null })}
        >
          <option value="both">{t('transactions.filter.direction.both')}</option>
          {moneyDirections.map((name) => (
            <option key={name} value={name}>
              {t(`transactions.filter.direction.${name}`)}
            </option>
          ))}
        </Select>
        <AmountField
          label={t('transactions.filter.minAmount')}
          amount={filter.minAmount ?? null}
          currency={currency}
          onAmount={(minAmount) => onFilter({ ...filter, minAmount })}
        />
        <AmountField
          label={t('transactions.filter.maxAmount')}
          amount={filter.maxAmount ?? null}
          currency={currency}
          onAmount={(maxAmount) => onFilter({ ...filter, maxAmount })}
        />
      </div>
      <Choices
        legend={t('transactions.column.stage')}
        options={transactionStages.filter((stage) => stage !== 'unknown')}
        chosen={stages}
        nameOf={(stage) => t(`transactions.stage.${stage}`)}
        onChoose={(next) => onFilter({ ...filter, stages: next })}
      />
      <Choices
        legend={t('transactions.column.type')}
        options={transactionTypes}
        chosen={types}
        nameOf={(type) => t(`transactions.type.${type}`)}
        onChoose={(next) => onFilter({ ...filter, types: next })}
      />
      {countConditions(filter) > 0 && (
        <div>
          <Button size="small" onClick={() => onFilter({})}>
            {t('transactions.filters.clear')}
          </Button>
        </div>
      )}
    </div>
  );
}

function DateFields({ range, onRange }: { readonly range: DateRange; readonly onRange: (range: DateRange) => void }) {
  const { t } = useMessages(transactionsTexts);
  const dateOf = (text: string): LocalDate | null => (isLocalDate(text) ? text : null);
  const isReversed = range.from !== null && range.to !== null && range.from > range.to;
  return (
    <>
      <TextField
        type="date"
        label={t('transactions.filter.from')}
        value={range.from ?? ''}
        max={range.to ?? undefined}
        onChange={({ target }) => onRange({ ...range, from: dateOf(target.value) })}
      />
      <TextField
        type="date"
        label={t('transactions.filter.to')}
        value={range.to ?? ''}
        min={range.from ?? undefined}
        onChange={({ target }) => onRange({ ...range, to: dateOf(target.value) })}
        {...(isReversed && { error: t('transactions.filter.reversed') })}
      />
    </>
  );
}

interface AmountFieldProps {
  readonly label: string;
  readonly amount: MinorUnits | null;
  readonly currency: Currency;
  readonly onAmount: (amount: MinorUnits | null) => void;
}

/** An amount as people of both languages write it. It holds once it is whole: on Enter, or on leaving the field. */
function AmountField({ label, amount, currency, onAmount }: AmountFieldProps) {
  const { t, locale } = useMessages(transactionsTexts);
  const written = amount === null ? '' : decimalIn(locale, amount, currency);
  const [typed, setTyped] = useState(written);
  const [seen, setSeen] = useState(written);
  // `12.` is no mistake as long as somebody is writing on.
  const [writing, setWriting] = useState(false);
  if (seen !== written) {
    setSeen(written);
    setTyped(written);
  }
  const read = amountOfText(typed, currency);
  const wrong = typed.trim() !== '' && read === null;

  function settle() {
    setWriting(false);
    if (!wrong && read !== amount) onAmount(read);
  }

  return (
    <TextField
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        setWriting(true);
      }}
      onBlur={settle}
      onKeyDown={({ key }) => {
        if (key === 'Enter') settle();
      }}
      {...(wrong && !writing && { error: t('transactions.filter.amount.wrong', { example: decimalIn(locale, 125_000, currency) }) })}
    />
  );
}

function decimalIn(locale: string, amount: MinorUnits, currency: Currency): string {
  const decimal = decimalOfMinorUnits(amount, currency);
  return locale === 'fr-CA' ? decimal.replace('.', ',') : decimal;
}

interface ChoicesProps<Option extends string> {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: readonly Option[];
  readonly nameOf: (option: Option) => string;
  readonly onChoose: (chosen: readonly Option[]) => void;
}

function Choices<Option extends string>({ legend, options, chosen, nameOf, onChoose }: ChoicesProps<Option>) {
  const legendId = useId();
  return (
    <fieldset className="bf-transactions-choices" aria-labelledby={legendId}>
      <legend id={legendId} className="bf-field-label">
        {legend}
      </legend>
      <div>
        {options.map((option) => (
          <Checkbox
            key={option}
            label={nameOf(option)}
            checked={chosen.includes(option)}
            onChange={({ target }) => onChoose(target.checked ? [...chosen, option] : chosen.filter((other) => other !== option))}
          />
        ))}
      </div>
    </fieldset>
  );
}
