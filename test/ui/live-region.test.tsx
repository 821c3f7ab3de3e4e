import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BankFeedsProvider } from '../../src/index.js';
import { LiveRegion } from '../../src/ui/LiveRegion.js';
import { adapterSaying } from '../components/given.js';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const adapter = adapterSaying({});

function shown() {
  const element = (message: string, turn?: number) => (
    <BankFeedsProvider adapter={adapter}>
      <LiveRegion message={message} {...(turn !== undefined && { turn })} />
    </BankFeedsProvider>
  );
  const { rerender } = render(element(''));
  const said: string[] = [];
  const observer = new MutationObserver((records) => {
    const text = screen.getByRole('status').textContent ?? '';
    if (records.length > 0 && text !== '') said.push(text);
  });
  observer.observe(screen.getByRole('status'), { subtree: true, childList: true, characterData: true });
  return {
    said,
    says: (message: string, turn?: number) => act(async () => rerender(element(message, turn))),
  };
}

describe('what is spoken', () => {
  it('is spoken once, however often it is drawn again', async () => {
    const { said, says } = shown();
    await says('0 transactions found.', 1);
    await says('0 transactions found.', 1);
    await act(() => vi.advanceTimersByTimeAsync(20_000));
    await says('0 transactions found.', 1);
    expect(said).toEqual(['0 transactions found.']);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('is spoken again in another turn, soon or late, and goes after a while', async () => {
    const { said, says } = shown();
    await says('0 transactions found.', 1);
    await act(() => vi.advanceTimersByTimeAsync(8_000));
    await says('0 transactions found.', 2);
    expect(said).toHaveLength(2);
    await act(() => vi.advanceTimersByTimeAsync(8_000));
    expect(screen.getByRole('status')).toHaveTextContent('0 transactions found.');
    await act(() => vi.advanceTimersByTimeAsync(8_000));
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    await says('0 transactions found.', 3);
    expect(said).toHaveLength(3);
  });
});
