import { useId } from 'react';
import { instructionsTexts } from '../../i18n/texts/instructions.js';
import { useMessages } from '../../i18n/use-messages.js';
import type { QuickBooksView } from '../../react/quickbooks.js';

interface ViewChoiceProps {
  readonly views: readonly QuickBooksView[];
  readonly chosen: QuickBooksView;
  readonly onChoose: (view: QuickBooksView) => void;
}

/** Which of its faces QuickBooks shows this customer, told by the first word of its menu. */
export function ViewChoice({ views, chosen, onChoose }: ViewChoiceProps) {
  const { t } = useMessages(instructionsTexts);
  const name = useId();
  return (
    <fieldset className="bf-views" data-bf-part="views">
      <legend>{t('instructions.views')}</legend>
      {views.map((view) => (
        <label key={view.menu.join()} className="bf-view">
          <input type="radio" name={name} checked={view === chosen} onChange={() => onChoose(view)} />
          <span lang={view.language} translate="no">
            {view.menu[0]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
