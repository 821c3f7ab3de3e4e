export { createSandbox, type Sandbox, type SandboxBranding, type SandboxCaller, type SandboxOptions } from './sandbox.js';
export type { SandboxWebhookOptions, SandboxWebhooks, WebhookTrouble } from './webhooks/webhook-sender.js';
export type { VirtualClock } from './world.js';
export type { Dialect } from './codat/representation.js';
export { HangUp } from './codat/fault-answers.js';
export type { Fault, FaultEffect, FaultInit } from './fault-plan.js';
export type { Faults } from './faults.js';
export { snapshotSchema, type SandboxSnapshot } from './state.js';
export type {
  Collection,
  LedgerAccount,
  LinkChoice,
  OfferedAccount,
  QuickBooks,
  QuickBooksSession,
  Register,
  RegisterTransaction,
} from './quickbooks/quickbooks.js';
export { sandboxControl, type AnswerOf, type BodyOf, type ControlOperation } from './control/protocol.js';
export { createSandboxClient, type SandboxClient, type SandboxClientOptions } from './control/sandbox-client.js';
export { disconnectionNoticedAfterMs } from './codat/disconnection.js';
export { otpLifetimeMs } from './codat/connections.js';
