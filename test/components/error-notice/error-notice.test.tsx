import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ErrorNotice, supportDetailsOf } from '../../../src/components/error-notice/ErrorNotice.js';
import { isBankFeedsErrorCode } from '../../../src/core/error-codes.js';
import { errorCodes } from '../../../src/core/error-facts.js';
import { BankFeedsError } from '../../../src/core/error.js';
import { locales } from '../../../src/core/locale.js';
import { version } from '../../../src/core/version.js';
import { en } from '../../../src/i18n/en/catalogue.js';
import { frCA } from '../../../src/i18n/fr-CA/catalogue.js';
import { BankFeedAccountStatusList, BankFeedsProvider } from '../../../src/index.js';
import { axeFaults } from '../../conformance/run-axe.js';
import { adapterSaying, failure } from '../given.js';

const codes = Object.keys(errorCodes).filter(isBankFeedsErrorCode);
const texts = { en, 'fr-CA': frCA } as const;

function noticed(error: BankFeedsError, locale = 'en', onRetry?: () => void) {
  return render(
    <BankFeedsProvider adapter={adapterSaying({})} locale={locale}>
      <ErrorNotice error={error} onRetry={onRetry} />
    </BankFeedsProvider>,
  );
}

describe('what a customer reads when something fails', () => {
  for (const locale of locales) {
    it.each(codes)(`says in ${locale} what happened and what to do: %s`, async (code) => {
      const error = new BankFeedsError({ code, stage: 'feed', correlationId: 'c0ffee-42', message: 'Words for developers.' });
      render(
        <BankFeedsProvider adapter={adapterSaying({}, { getFeed: () => Promise.reject(error) })} locale={locale}>
          <BankFeedAccountStatusList />
        </BankFeedsProvider>,
      );
      const alert = await screen.findByRole('alert');
      expect(alert.textContent).toContain(texts[locale][`error.${code}`]);
      const { userAction } = error;
      if (userAction !== 'none') expect(alert.textContent).toContain(texts[locale][`action.${userAction}`]);
      expect(alert).toHaveTextContent('c0ffee-42');
      expect(alert).not.toHaveTextContent('Words for developers');
      expect(within(alert).getByRole('button', { name: texts[locale]['common.retry'] })).toBeEnabled();
    });
  }

  it('has no fault that axe can see', async () => {
    noticed(failure('codatUnavailable'), 'en', () => undefined);
    expect(await axeFaults()).toEqual([]);
  });

  it('offers to try again only where that is possible', async () => {
    const onRetry = vi.fn();
    const { unmount } = noticed(failure('network'), 'en', onRetry);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
    unmount();
    noticed(failure('network'));
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('leaves out the reference when there is none', () => {
    noticed(new BankFeedsError({ code: 'linkRefused', stage: 'link' }));
    expect(screen.getByRole('alert')).not.toHaveTextContent('Reference');
    expect(screen.getByRole('alert')).toHaveTextContent('copy the details and contact us');
  });

  it('copies for support the code, the place, the reference and the version, and says so', async () => {
    const user = userEvent.setup();
    noticed(failure('codatUnavailable', 'credentials'), 'fr-CA');
    await user.click(screen.getByRole('button', { name: 'Copier les détails pour le soutien' }));
    expect(await navigator.clipboard.readText()).toBe(`code: codatUnavailable\nstage: credentials\nreference: c0ffee-42\nbankfeeds: ${version}`);
    expect(screen.getByRole('status')).toHaveTextContent('Détails copiés.');
  });

  it('stays as it is when the clipboard is refused', async () => {
    const user = userEvent.setup();
    noticed(failure('internal'));
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await user.click(screen.getByRole('button', { name: 'Copy details for support' }));
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(screen.getByRole('alert')).toHaveTextContent('c0ffee-42');
  });

  it('gives support nothing that an error’s cause or message holds', () => {
    const error = new BankFeedsError({ code: 'internal', stage: 'feed', message: 'c4n4ry', cause: new Error('c4n4ry') });
    expect(supportDetailsOf(error)).not.toContain('c4n4ry');
  });
});
