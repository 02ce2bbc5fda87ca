// From an HTTP request to a call and back: the routes of the program (stdlib/runtime/http.ts) and the engine's own pages.

import type { ProgramEntry } from '../../stdlib/runtime/graph.ts';
import { answer, createRouter, type HttpOutcome, type HttpResponse } from '../../stdlib/runtime/http.ts';
import type { Json } from '../../stdlib/runtime/ports.ts';
import { holdOf, requestAsked, unknownRequest } from '../../stdlib/runtime/request-http.ts';
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
  /** How a request stands, or how it ended. */
  find(requestId: string): Promise<{ readonly method: string; readonly outcome: HttpOutcome } | undefined>;
  /** Milliseconds for which a client waits, if it does not say. */
  readonly hold: number;
  /** In real time; the answer cancels. */
  after(milliseconds: number, wake: () => void): () => void;
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
    const page = free ? requestAsked(request) : undefined;
    if (page !== undefined) return typeof page === 'string' ? standing(page, ports) : page;
    if (call.kind === 'problem') return call.response;
    const { entry, args } = call;
    const hold = holdOf(request, ports.hold);
    const asked = call.requestId !== undefined || hold === 0;
    const outcome = ports.call(entry.method, args, { requestId, asked, again });
    const patience = hold === 0 ? begun(ports) : asked || isLong(entry) ? later(hold, ports) : undefined;
    return answer(await (patience === undefined ? outcome : accepted(outcome, patience)), requestId, call);
  };
}

/** What has a state machine is known by its request id, even if nobody chose it. */
function isLong({ workflow, run }: ProgramEntry): boolean {
  return workflow !== undefined && run === undefined;
}

interface Patience {
  readonly over: Promise<unknown>;
  cancel(): void;
}

/** What has ended is answered at once: its own way here takes a few turns more. */
function begun({ durable }: GatewayPorts): Patience {
  const over = durable().then(() => new Promise<void>(done => setImmediate(done)));
  return { over, cancel: () => {} };
}

function later(hold: number, { after }: GatewayPorts): Patience {
  let cancel = () => {};
  const over = new Promise<void>(done => {
    cancel = after(hold, done);
  });
  return { over, cancel };
}

async function accepted(outcome: Promise<HttpOutcome>, { over, cancel }: Patience): Promise<HttpOutcome> {
  const first = await Promise.race([outcome, over.then((): HttpOutcome => ({ kind: 'running' }))]);
  cancel();
  return first;
}

/** `GET /requests/<request id>` */
async function standing(id: string, { find, manifest }: GatewayPorts): Promise<HttpResponse> {
  const found = await find(id);
  if (found === undefined) return unknownRequest();
  const entry = manifest.entries.find(({ method }) => method === found.method);
  return answer(found.outcome, id, entry && { entry, headers: {} });
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
