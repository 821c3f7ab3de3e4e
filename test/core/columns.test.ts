import { describe, expect, it } from 'vitest';
import { columnOfOrder, transactionOrders, type TransactionOrder } from '../../src/core/transaction.js';

describe('an order of the transactions', () => {
  it('is by a column, rising or falling', () => {
    expect(transactionOrders.map((order) => [order, columnOfOrder(order).column, columnOfOrder(order).descends])).toEqual([
      ['date', 'date', false],
      ['-date', 'date', true],
      ['description', 'description', false],
      ['-description', 'description', true],
      ['type', 'type', false],
      ['-type', 'type', true],
      ['amount', 'amount', false],
      ['-amount', 'amount', true],
      ['balance', 'balance', false],
      ['-balance', 'balance', true],
      ['stage', 'stage', false],
      ['-stage', 'stage', true],
    ]);
  });

  it('is by date where a host without types has made up another', () => {
    const madeUp: TransactionOrder = JSON.parse('"-colour"');
    expect(columnOfOrder(madeUp)).toEqual({ column: 'date', descends: true });
  });
});
