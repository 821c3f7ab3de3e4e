export type * from './adapter.js';
export { calloutIn, calloutLimits, parseCallout, type Callout, type CalloutText } from './callout.js';
export { instantAt, type Clock, type Instant } from './clock.js';
export { actionOfAdvice, adviceFor, coachSchedule, type Advice, type AdviceAction } from './coach.js';
export { codatCompanyName, codatNameOf } from './company-name.js';
export { permissionsTextHash, permissionsTextHashes, permissionsTextVersion, type Consent, type ConsentOnRecord } from './consent.js';
export { isFeedCountry, type Country } from './country.js';
export { isBankFeedsErrorCode, type BankFeedsErrorCode, type UserAction } from './error-codes.js';
export { errorCodes } from './error-facts.js';
export { BankFeedsError, isBankFeedsError, type BankFeedsErrorInit, type ErrorStage } from './error.js';
export type * from './feed.js';
export { codatLinkOrigins, parseLink } from './link.js';
export { addDays, daysBetween, isLocalDate, localDateAt, maxLocalDate, parseLocalDate, type LocalDate } from './local-date.js';
export { locales, negotiateLocale, type Locale } from './locale.js';
export { decimalOfMinorUnits, isMinorUnits, minorUnitsOfDecimal, type Currency, type MinorUnits } from './money.js';
export { errorOfProblem, problemContentType, problemOf } from './problem.js';
export { protocolPath } from './protocol-path.js';
export { maxRequestBytes, protocol, type ProtocolRoute, type ProtocolVerb } from './protocol.js';
export { requestHeader } from './protocol-routes.js';
export { isNarrowing, transactionMatcher } from './transaction-filter.js';
export {
  columnOfOrder,
  moneyDirections,
  mostStageSteps,
  mostSummaryDays,
  stageReasons,
  transactionColumns,
  transactionOrders,
  transactionStages,
  transactionTypes,
  type BankTransaction,
  type FeedTransaction,
  type MoneyDirection,
  type SendProgress,
  type StageReason,
  type StageStep,
  type TransactionColumn,
  type TransactionDay,
  type TransactionFilter,
  type TransactionOrder,
  type TransactionPage,
  type TransactionsQuery,
  type TransactionsSummary,
  type TransactionsSummaryQuery,
  type TransactionStage,
  type TransactionType,
} from './transaction.js';
