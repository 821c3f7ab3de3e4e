import { createSandbox } from 'bankfeeds/sandbox';
import { createBankFeedsServer } from 'bankfeeds/server';

// What must not be: the measure of what the other pages do not hold.
console.log(createSandbox, createBankFeedsServer);
