// From an HTTP request to a call and back: the routes of the program (stdlib/runtime/http.ts) and the engine's own pages.
import { answer, createRouter, type HttpOutcome, type HttpResponse } from '../../stdlib/runtime/http.ts';
import type { Json } from '../../stdlib/runtime/ports.ts';
import { delivered, type SignalCall, signalCall } from '../../stdlib/runtime/signal-http.ts';
import type { Delivery } from '../../stdlib/runtime/signals.ts';
import type { Manifest } from '../manifest.ts';
import type { Asked } from './messages.ts';
import type { RequestId } from './requests.ts';

export interface GatewayPorts {
  readonly manifest: Manifest;
  call(method: string, args: readonly Json[], id: RequestId): Promise<HttpOutcome>;
  describe(requestId: string, method: string | undefined): Json | undefined;
  /** Resolves when what has begun is on disk. */
  durable(): Promise<void>;
  deliver(signal: SignalCall): Promise<Delivery>;
}

export type Gateway = (asked: Asked) => Promise<HttpResponse>;

export function gateway(ports: GatewayPorts): Gateway {
  const route = createRouter(ports.manifest.entries);
  return async ({ request, requestId, again }) => {
    const call = route(request);
    // A route of the program may have the address of a page of ours.
    const free = call.kind === 'problem' && call.response.status === 404;
    const own = request.method === 'GET' && free ? ownPage(ports, request.target) : undefined;
    if (own !== undefined) return own;
    const signal = free ? signalCall(request, ports.manifest.signals ?? []) : undefined;
    if (signal?.kind === 'problem') return signal.response;
    if (signal !== undefined) return delivered(await ports.deliver(signal));
    if (call.kind === 'problem') return call.response;
    const { entry, args } = call;
    const asked = call.requestId !== undefined;
    const outcome = ports.call(entry.method, args, { requestId, asked: asked || later(request), again });
    return answer(await (later(request) ? accepted(outcome, requestId, ports) : outcome), requestId, call);
  };
}

/** The client asks for the answer some other time, under the same request id (RFC 7240). */
function later({ headers }: Asked['request']): boolean {
  return headers['prefer'] === 'respond-async';
}

function accepted(
  outcome: Promise<HttpOutcome>,
  id: string,
  { durable }: GatewayPorts,
): Promise<HttpOutcome> {
  // What has ended is answered at once: its own way here takes a few turns more.
  const begun = durable().then(() => new Promise<void>(done => setImmediate(done)));
  return Promise.race([outcome, begun.then((): HttpOutcome => ({ kind: 'running', id }))]);
}

/** `/`, `/executions/<request id>` and `/executions/<method>/<request id>`. */
function ownPage({ manifest, describe }: GatewayPorts, target: string): HttpResponse | undefined {
  const [path = ''] = target.split('?');
  if (path === '/') return page(200, index(manifest));
  const [, first, second] = /^\/executions\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (first === undefined) return undefined;
  const found = second === undefined ? describe(first, undefined) : describe(second, first);
  if (found !== undefined) return page(200, found);
  const problem = {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'There is no such execution.',
  };
  return { ...page(404, problem), headers: { 'content-type': 'application/problem+json' } };
}

function index({ application, entries }: Manifest): Json {
  return {
    application,
    entries: entries.map(({ method, parameters, http }) => ({
      method,
      parameters: parameters.map(({ name, type }) => `${name}: ${type}`),
      call: `POST /${method.replace('.', '/')}`,
      ...(http && { http: `${http.method} ${http.path}` }),
    })),
  };
}

function page(status: number, value: Json): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
