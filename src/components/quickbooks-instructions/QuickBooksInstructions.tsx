import { forwardRef, useState, type HTMLAttributes } from 'react';
import { elementMark, withElements } from '../../i18n/rich-text.js';
import { instructionsTexts } from '../../i18n/texts/instructions.js';
import { useFormats } from '../../i18n/use-formats.js';
import { useMessages } from '../../i18n/use-messages.js';
import { useBankFeedsContext } from '../../react/context.js';
import { classNames } from '../../ui/class-names.js';
import { ChooseDrawing, EnterDrawing, MenuDrawing, SearchDrawing } from './drawings.js';
import type { QuickBooksMenus } from '../../react/quickbooks.js';
import { QuickBooksLabel } from './QuickBooksLabel.js';
import { useQuickBooks } from './use-quickbooks.js';
import { ViewChoice } from './ViewChoice.js';

/** What there is to do in QuickBooks, in this order. */
export type QuickBooksStep = 'menu' | 'search' | 'enter' | 'choose';

export interface QuickBooksInstructionsProps extends HTMLAttributes<HTMLElement> {
  /** The bank's name, exactly as QuickBooks lists it. */
  readonly institutionName: string;
  /** The host's own names of QuickBooks' menus, when Intuit has moved them. Default: the provider's. */
  readonly menus?: QuickBooksMenus | undefined;
  /** The step that the customer is at: it stands out (`aria-current="step"`). */
  readonly step?: QuickBooksStep | null | undefined;
}

/** What to do in QuickBooks, step by step, with our own drawings. */
export const QuickBooksInstructions = forwardRef<HTMLElement, QuickBooksInstructionsProps>(function QuickBooksInstructions(
  { institutionName, menus: given, step = null, className, ...rest },
  ref,
) {
  const { theme, reportEvent } = useBankFeedsContext();
  const { t, locale } = useMessages(instructionsTexts);
  const formats = useFormats();
  const [differs, setDiffers] = useState(false);
  const { menus } = useQuickBooks({ menus: given });
  const [wanted, setWanted] = useState(menus.views[0]);
  const view = menus.views.includes(wanted) ? wanted : menus.views[0];

  const at = (name: QuickBooksStep) => ({ 'aria-current': name === step ? ('step' as const) : undefined });

  const alternatives = menus.alternatives.map((_, index) => elementMark(index));

  return (
    <section {...rest} ref={ref} className={classNames('bf-root bf-instructions', className)} data-bf-theme={theme} data-bf-part="instructions" lang={locale}>
      <ol className="bf-instructions-steps">
        <li {...at('menu')}>
          <p>
            {withElements(t('instructions.menu', { menu: elementMark(0), button: elementMark(1) }), [
              <QuickBooksLabel key="menu" language={view.language} path={view.menu} />,
              <QuickBooksLabel key="button" language={view.language} path={[view.button]} />,
            ])}
          </p>
          {menus.views.length > 1 && <ViewChoice views={menus.views} chosen={view} onChoose={setWanted} />}
          <MenuDrawing label={t('instructions.picture.menu')} view={view} />
        </li>
        <li {...at('search')}>
          <p>
            {withElements(t('instructions.search', { institution: elementMark(0) }), [
              <b key="institution" translate="no">
                {institutionName}
              </b>,
            ])}
          </p>
          <SearchDrawing label={t('instructions.picture.search')} institutionName={institutionName} />
        </li>
        <li {...at('enter')}>
          <p>{t('instructions.enter')}</p>
          <p className="bf-small">{t('instructions.enter.note')}</p>
          <EnterDrawing label={t('instructions.picture.enter')} />
        </li>
        <li {...at('choose')}>
          <p>{t('instructions.choose')}</p>
          <p className="bf-small">{t('instructions.choose.note')}</p>
          <ChooseDrawing label={t('instructions.picture.choose')} />
        </li>
      </ol>
      <button
        type="button"
        className="bf-link bf-instructions-mismatch"
        aria-expanded={differs}
        onClick={() => {
          if (!differs) reportEvent({ type: 'instructionsDoNotMatch' });
          setDiffers(!differs);
        }}
      >
        {t('instructions.mismatch')}
      </button>
      {differs && (
        <p className="bf-small">
          {withElements(
            t('instructions.mismatch.answer', { alternatives: formats.list(alternatives) }),
            menus.alternatives.map(({ language, menu }) => <QuickBooksLabel key={menu.join()} language={language} path={menu} />),
          )}
        </p>
      )}
    </section>
  );
});
