import type { BankFeedsError, ErrorStage } from '../../core/error.js';
import { titledError } from '../../core/titled-error.js';
import { type ProtocolRoute } from '../../core/protocol.js';
import { requestHeader } from '../../core/protocol-routes.js';

/**
 * Lets a change through only when it comes from the bank's own page: the protocol's header, which no form can send, and
 * what the browser says of the page. `Sec-Fetch-Site` cannot be set by a page; where a browser does not send it, `Origin`
 * must be ours. (OWASP ASVS 5, 3.5)
 * @throws BankFeedsError `forbidden`
 */
export function requireOwnPage(request: Request, route: ProtocolRoute, allowedOrigins: readonly string[]): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const allowed = allowedOrigins.some((named) => named === origin);
  const own = site === null ? origin === null || origin === new URL(request.url).origin : site === 'same-origin';
  if (!own && !allowed) throw forbidden(route.stage);
  if (request.method !== 'GET' && request.headers.get(requestHeader.name) !== requestHeader.value) throw forbidden(route.stage);
}

function forbidden(stage: ErrorStage): BankFeedsError {
  return titledError({
    code: 'forbidden',
    stage,
    message: `Refused: changes need ${requestHeader.name}: ${requestHeader.value} and must come from the bank's own origin. Does a proxy hide the portal's origin? Name it in allowedOrigins.`,
  });
}
