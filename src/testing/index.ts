export { adapterContract } from './adapter-contract.js';
export type { AdapterFixture, ContractCase, ContractContext, ContractGroup, ContractOutcome, WireAccess } from './contract-case.js';
export { ledgerContract } from './ledger-contract.js';
export type { LedgerCase } from './ledger/ledger-case.js';
export { ContractViolation } from './contract-violation.js';
export { runContract, type ContractResult } from './run-contract.js';
