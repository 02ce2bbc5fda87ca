// Pages of other origins: what a browser is told before it calls a route (preflight), and with the answer.
import type { ProgramEntry } from './graph.ts';
import type { HttpRequest, HttpResponse } from './http-messages.ts';

type Headers = { readonly [name: string]: string };

/** What the client may send and read beside what browsers allow anyway. */
const sent = 'authorization, content-type, idempotency-key, prefer';
const read = 'request-id, retry-after, allow';

/** The headers that let the page that asks read the answer; none where its origin may not. */
export function corsHeaders({ http }: ProgramEntry, { headers }: Pick<HttpRequest, 'headers'>): Headers {
  const origins = http?.cors ?? [];
  if (origins.length === 0) return {};
  if (origins.includes('*'))
    return { 'access-control-allow-origin': '*', 'access-control-expose-headers': read };
  const { origin } = headers;
  const allowed = origin !== undefined && origins.includes(origin);
  const granted = { 'access-control-allow-origin': origin ?? '', 'access-control-expose-headers': read };
  return { ...(allowed ? granted : {}), vary: 'origin' };
}

/** OPTIONS: what a path takes, and for a preflight request whether the page may send it. */
export function preflight(
  request: HttpRequest,
  routes: readonly { readonly method: string; readonly entry: ProgramEntry }[],
): HttpResponse {
  const methods = [...new Set(routes.map(({ method }) => method))];
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const wanted = request.headers['access-control-request-method'];
  const asked = routes.find(({ method }) => method === (wanted === 'HEAD' ? 'GET' : wanted));
  const cors = asked === undefined ? {} : corsHeaders(asked.entry, request);
  if (cors['access-control-allow-origin'] === undefined)
    return { status: 204, headers: { allow, ...cors }, body: '' };
  const granted = {
    'access-control-allow-methods': allow,
    'access-control-allow-headers': sent,
    'access-control-max-age': '86400',
  };
  return { status: 204, headers: { allow, ...cors, ...granted }, body: '' };
}
