// Requests that a browser sends on behalf of a page of somewhere else.
import type { IncomingMessage } from 'node:http';
import type { HttpRequest } from '../../stdlib/runtime/http.ts';

export interface Guarded {
  /** Where the server listens. */
  readonly host: string;
  /** Whether the program lets pages of other sites send this. */
  admits(request: Omit<HttpRequest, 'body'>): boolean;
}

/** Why a request must not be served: a page of another site sent it, or a name was made to point here. */
export function foreign({ host: bound, admits }: Guarded, request: IncomingMessage): string | undefined {
  const { host = '', origin } = request.headers;
  if (!ownName(bound, host)) return `This server is not ${host || 'without a name'}.`;
  const site = request.headers['sec-fetch-site'];
  const own = site === undefined || site === 'same-origin' || site === 'none';
  if (own && (origin === undefined || origin === `http://${host}`)) return undefined;
  const { method = 'GET', url: target = '/' } = request;
  const headers = request.headers as { readonly [name: string]: string | undefined };
  if (admits({ method, target, headers })) return undefined;
  return 'Pages of other sites may not send requests here.';
}

function ownName(bound: string, host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  if (name === '127.0.0.1' || name === 'localhost' || name === '[::1]') return true;
  return name === bound || name === `[${bound}]` || bound === '0.0.0.0' || bound === '::';
}
