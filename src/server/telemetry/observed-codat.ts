import type { Clock } from '../../core/clock.js';
import { isBankFeedsError } from '../../core/error.js';
import type { CodatPort } from '../codat/codat-port.js';
import type { ServerMetrics } from './server-metrics.js';
import { inSpan, noteOn } from './spans.js';
import { other } from './telemetry-names.js';

/** What is asked of Codat, each by its name in the port. */
export type CodatOperation = Exclude<keyof CodatPort, 'revokesCredentials' | 'budget'>;

/** The port with a span around each call, and each call measured. */
export function observedCodat(port: CodatPort, metrics: ServerMetrics, clock: Clock): CodatPort {
  const observe = <T>(operation: CodatOperation, work: () => Promise<T>): Promise<T> =>
    inSpan('codat', { 'bankfeeds.codat.operation': operation }, async () => {
      const begunAt = clock.now();
      const end = (code: Parameters<ServerMetrics['codatCall']>[1]) => {
        metrics.codatCall(operation, code, Math.max(0, clock.now() - begunAt));
        const budget = port.budget?.() ?? null;
        if (budget !== null) metrics.codatBudget(budget);
      };
      try {
        const answer = await work();
        end(null);
        return answer;
      } catch (error) {
        end(isBankFeedsError(error) ? error.code : other);
        throw error;
      }
    });

  return {
    get revokesCredentials() {
      return port.revokesCredentials;
    },
    budget: () => port.budget?.() ?? null,
    findCompany: (...input) => observe('findCompany', () => port.findCompany(...input)),
    createCompany: (...input) => observe('createCompany', () => port.createCompany(...input)),
    listConnections: (...input) => observe('listConnections', () => port.listConnections(...input)),
    createConnection: (...input) => observe('createConnection', () => port.createConnection(...input)),
    readConnection: (...input) => observe('readConnection', () => port.readConnection(...input)),
    unlinkConnection: (...input) => observe('unlinkConnection', () => port.unlinkConnection(...input)),
    deleteConnection: (...input) => observe('deleteConnection', () => port.deleteConnection(...input)),
    listSourceAccounts: (...input) => observe('listSourceAccounts', () => port.listSourceAccounts(...input)),
    createSourceAccounts: (...input) => observe('createSourceAccounts', () => port.createSourceAccounts(...input)),
    renameSourceAccount: (...input) => observe('renameSourceAccount', () => port.renameSourceAccount(...input)),
    deleteSourceAccount: (...input) => observe('deleteSourceAccount', () => port.deleteSourceAccount(...input)),
    issueCredentials: (...input) => observe('issueCredentials', () => port.issueCredentials(...input)),
    revokeCredentials: (...input) => observe('revokeCredentials', () => port.revokeCredentials(...input)),
    pushTransactions: (...input) => observe('pushTransactions', () => port.pushTransactions(...input)),
    readPush: (...input) => observe('readPush', () => port.readPush(...input)),
    listPushes: (...input) => observe('listPushes', () => port.listPushes(...input)),
  };
}

/** The status of the answer to the call that is under way. */
export function noteCodatStatus(status: number): void {
  noteOn('codat', { 'http.response.status_code': status });
}
