import type { ProtocolVerb } from '../../core/protocol.js';
import type { ProtocolMethod } from '../../core/protocol-routes.js';
import { inSpan } from './spans.js';

/** A request in a span under its verb: an address may hold an account's id. */
export function observedRequest(verb: ProtocolVerb, method: ProtocolMethod, answer: () => Promise<Response>): Promise<Response> {
  return inSpan('request', { 'bankfeeds.verb': verb, 'http.request.method': method }, async (note) => {
    const response = await answer();
    note({ 'http.response.status_code': response.status });
    return response;
  });
}
