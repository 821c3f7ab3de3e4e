import { codatInstant, companyJson, connectionJson, sourceAccountJson, type JsonObject, type RepresentationContext } from '../codat/representation.js';
import type { Company, Connection, PushOperation, SourceAccount } from '../state.js';

export interface WebhookEvent {
  readonly eventType: string;
  readonly payload: JsonObject;
}

interface Found {
  readonly status: string;
  /** Null: of coming to this state Codat tells nobody. */
  readonly event: WebhookEvent | null;
  /** When it is gone. */
  readonly farewell?: WebhookEvent | undefined;
}

/** What Codat's messages are about, each under a name of its own. */
export type WebhookSubjects = ReadonlyMap<string, Found>;

/** All that is there to tell about, as it stands. */
export function subjectsOf(companies: readonly Company[], context: RepresentationContext): WebhookSubjects {
  const subjects = new Map<string, Found>();
  for (const company of companies) {
    subjects.set(company.id, { status: '', event: ofCompany('created', company, context), farewell: ofCompany('deleted', company, context) });
    for (const connection of company.connections) {
      subjects.set(connection.id, {
        status: connection.status,
        event: ofConnection(connectionEvents[connection.status], company, connection, context),
        farewell: ofConnection('deleted', company, connection, context),
      });
      for (const account of connection.accounts)
        subjects.set(`${connection.id} ${account.id}`, { status: account.status, event: ofAccount(company, connection, account, context) });
    }
    for (const operation of company.pushOperations) subjects.set(operation.key, { status: operation.status, event: ofPush(company, operation, context) });
  }
  return subjects;
}

/** What has come about between the two. */
export function eventsBetween(before: WebhookSubjects, after: WebhookSubjects): readonly WebhookEvent[] {
  const events: WebhookEvent[] = [];
  for (const [name, { status, event }] of after) if (event && before.get(name)?.status !== status) events.push(event);
  for (const [name, { farewell }] of before) if (farewell && !after.has(name)) events.push(farewell);
  return events;
}

const connectionEvents = { PendingAuth: 'created', Linked: 'connected', Unlinked: 'disconnected', Deauthorized: 'disconnected' } as const;

function referenceOf({ id, name, description, tags }: Company, { baseUrl }: RepresentationContext): JsonObject {
  return { id, name, description, links: { portal: `${baseUrl}/company/${id}` }, tags };
}

function ofCompany(what: 'created' | 'deleted', company: Company, context: RepresentationContext): WebhookEvent {
  return { eventType: `company.${what}`, payload: { company: companyJson(company, context) } };
}

function ofConnection(what: string, company: Company, connection: Connection, context: RepresentationContext): WebhookEvent {
  return {
    eventType: `connection.${what}`,
    payload: { referenceCompany: referenceOf(company, context), connection: connectionJson(company, connection, context) },
  };
}

/** Codat tells when an account is connected or disconnected; the status in the message lags behind. */
function ofAccount(company: Company, connection: Connection, account: SourceAccount, context: RepresentationContext): WebhookEvent | null {
  if (account.status === 'pending') return null;
  return {
    eventType: `bankFeeds.sourceAccount.${account.status}`,
    payload: {
      companyId: company.id,
      referenceCompany: referenceOf(company, context),
      connectionId: connection.id,
      sourceAccount: { ...sourceAccountJson(account, context.dialect), status: 'pending' },
    },
  };
}

function ofPush(company: Company, operation: PushOperation, context: RepresentationContext): WebhookEvent | null {
  const { status, key, connectionId, requestedAt, completedAt } = operation;
  if (status === 'Pending') return null;
  return {
    eventType: `bankTransactions.write.${status === 'Success' ? 'successful' : 'unsuccessful'}`,
    payload: {
      id: key,
      type: 'Create',
      referenceCompany: referenceOf(company, context),
      connectionId,
      requestedOnDate: codatInstant(requestedAt),
      completedOnDate: completedAt === null ? null : codatInstant(completedAt),
      status,
      record: null,
      attachmentId: null,
    },
  };
}
