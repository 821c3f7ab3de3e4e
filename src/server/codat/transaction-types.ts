import type { TransactionType } from '../../core/transaction.js';

/** Codat's enumeration for `transactionType`; it heeds the case. */
export const codatTransactionType: Readonly<Record<TransactionType, string>> = {
  credit: 'Credit',
  debit: 'Debit',
  interest: 'Int',
  dividend: 'Div',
  fee: 'Fee',
  serviceCharge: 'SerChg',
  deposit: 'Dep',
  atm: 'Atm',
  pointOfSale: 'Pos',
  transfer: 'Xfer',
  cheque: 'Check',
  payment: 'Payment',
  cash: 'Cash',
  directDeposit: 'DirectDep',
  directDebit: 'DirectDebit',
  repeatPayment: 'RepeatPmt',
  other: 'Other',
  unknown: 'Unknown',
};
