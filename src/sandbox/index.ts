export { createSandbox, type Sandbox, type SandboxBranding, type SandboxOptions } from './sandbox.js';
export type { VirtualClock } from './world.js';
export type { Dialect } from './codat/representation.js';
export { HangUp } from './codat/fault-answers.js';
export type { Fault, FaultEffect, FaultInit } from './fault-plan.js';
export type { Faults } from './faults.js';
export { snapshotSchema, type SandboxSnapshot } from './state.js';
export type {
  Collection, LedgerAccount, LinkChoice, OfferedAccount, QuickBooks, QuickBooksSession, Register, RegisterTransaction,
} from './quickbooks/quickbooks.js';
