import { act, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FeedTransaction } from '../../src/core/transaction.js';
import { BankFeedsProvider, useTransactions } from '../../src/index.js';
import { adapterWithRows, transaction } from '../components/given.js';
import { recordedAdapter } from '../conformance/recorded-adapter.js';

function Rows({ accountId }: { readonly accountId: string | null }) {
  const { page, status } = useTransactions({ accountId });
  return (
    <p>
      {status}: {page?.results.map(({ stage }) => stage).join(', ') ?? 'no rows'}
    </p>
  );
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the transactions of an account', () => {
  it('are asked for once, and not without an account', async () => {
    const adapter = recordedAdapter(adapterWithRows([transaction()]));
    const shown = (accountId: string | null) => (
      <StrictMode>
        <BankFeedsProvider adapter={adapter}>
          <Rows accountId={accountId} />
        </BankFeedsProvider>
      </StrictMode>
    );
    const { rerender } = render(shown(null));
    expect(screen.getByText('idle: no rows')).toBeInTheDocument();
    expect(adapter.calls).toEqual([]);
    rerender(shown('operating'));
    await screen.findByText('ready: sent');
    expect(adapter.countOf('listTransactions')).toBe(1);
  });

  it('are looked at again while one is on its way, and left alone when none is', async () => {
    vi.useFakeTimers();
    const rows: FeedTransaction[] = [transaction({ stage: 'sending', sentAt: null })];
    const adapter = recordedAdapter(adapterWithRows(rows));
    render(
      <BankFeedsProvider adapter={adapter}>
        <Rows accountId="operating" />
      </BankFeedsProvider>,
    );
    const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
    await pass(0);
    expect(screen.getByText('ready: sending')).toBeInTheDocument();
    rows.splice(0, 1, transaction());
    await pass(15_100);
    expect(screen.getByText('ready: sent')).toBeInTheDocument();
    expect(adapter.countOf('listTransactions')).toBe(2);
    await pass(600_000);
    expect(adapter.countOf('listTransactions')).toBe(2);
  });
});
