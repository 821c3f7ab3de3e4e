import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { BankFeedsProvider, type BankFeedsProviderProps } from '../../src/index.js';
import { WidgetRoot } from '../../src/components/widget/WidgetRoot.js';
import { axeFaults } from '../conformance/run-axe.js';
import { adapterSaying } from './given.js';

const ground = { slippery: true };

function Slippery() {
  if (ground.slippery) throw new RangeError('4 is not less than 4');
  return <p>On firm ground</p>;
}

afterEach(() => {
  ground.slippery = true;
  vi.restoreAllMocks();
});

function placed(props: Partial<BankFeedsProviderProps> = {}) {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <BankFeedsProvider adapter={adapterSaying({})} {...props}>
      <WidgetRoot widget="bf-test" aria-label="One">
        <Slippery />
      </WidgetRoot>
      <WidgetRoot widget="bf-test" aria-label="Other">
        <p>The other widget</p>
      </WidgetRoot>
    </BankFeedsProvider>,
  );
}

it.each([
  ['en', /^This part of the page stopped working\. Nothing was lost\./, 'Try again'],
  ['fr-CA', /^Cette partie de la page a cessé de fonctionner\. Rien n’a été perdu\./, 'Réessayer'],
])('a widget that fails fails alone, says so in %s, and can be tried again', async (locale, says, again) => {
  placed({ locale });
  expect(screen.getByRole('alert')).toHaveTextContent(says);
  expect(screen.getByText('The other widget')).toBeInTheDocument();
  expect(await axeFaults()).toEqual([]);
  ground.slippery = false;
  await userEvent.click(screen.getByRole('button', { name: again }));
  expect(screen.getByText('On firm ground')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('the host is told of it once, with its cause', () => {
  const onError = vi.fn();
  placed({ onError });
  expect(onError.mock.calls).toEqual([[expect.objectContaining({ code: 'crashed', stage: 'page', retryable: true, cause: expect.any(RangeError) })]]);
});
