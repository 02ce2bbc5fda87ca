// A function behind an API Gateway HTTP API (payload 2.0). A method that is a single run is executed here; one that has a
// state machine is started under the request id, so that starting it twice is one execution, and waited for.

import type { ProgramEntry, ProgramSignal } from '../runtime/graph.ts';
import { answer, createRouter, type HttpCall, type HttpOutcome, type HttpResponse } from '../runtime/http.ts';
import { failed, recorded, replied, valuesOf } from '../runtime/outcome.ts';
import type { Invocation, Ports, Reply } from '../runtime/ports.ts';
import { holdOf, requestAsked, unknownRequest } from '../runtime/request-http.ts';
import { delivered, signalCall } from '../runtime/signal-http.ts';
import { deliverSignal } from '../runtime/signals.ts';
import { LONGEST, runExpress, runMachine, standing } from './machine.ts';

export interface HttpEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly requestContext: { requestId: string; timeEpoch: number; http: { method: string } };
}

export type HttpResult = Omit<HttpResponse, 'status'> & { readonly statusCode: number };
type Run = (invocation: Invocation) => Promise<Reply>;

export interface Served {
  readonly entries: readonly ProgramEntry[];
  readonly signals?: readonly ProgramSignal[] | undefined;
  /** Where the function answers how requests stand: all entries. */
  readonly asked?: readonly ProgramEntry[] | undefined;
}

/** `ports`: made when they are first needed. */
export function serveHttp(
  { entries, signals = [], asked = [] }: Served,
  run: Run,
  ports: () => Ports,
): (event: HttpEvent) => Promise<HttpResult> {
  const route = createRouter(entries);
  return async event => {
    const { body = '', isBase64Encoded, headers, rawPath, rawQueryString, requestContext } = event;
    const text = isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
    const { method } = requestContext.http;
    const request = { method, target: `${rawPath}?${rawQueryString}`, headers, body: text };
    const called = route(request);
    const signal = called.kind === 'problem' ? signalCall(request, signals) : undefined;
    if (signal !== undefined) return result(await delivering(signal, requestContext.requestId, ports));
    const page = called.kind === 'problem' ? requestAsked(request) : undefined;
    if (page !== undefined) return result(typeof page === 'string' ? await tell(page, asked, ports) : page);
    if (called.kind === 'problem') return result(called.response);
    const requestId = called.requestId ?? requestContext.requestId;
    const { entry, args } = called;
    const outcome =
      entry.workflow === undefined
        ? await runOnce(called, run, { requestId, time: new Date(requestContext.timeEpoch).toISOString() })
        : await (entry.express === true ? runExpress : runMachine)(
            entry.workflow,
            requestId,
            JSON.stringify({ args }),
            holdOf(request, LONGEST),
          );
    const told = answer(outcome, requestId, called);
    return result(method === 'HEAD' ? { ...told, body: '' } : told);
  };
}

/** `GET /requests/<request id>` */
async function tell(id: string, entries: readonly ProgramEntry[], ports: () => Ports): Promise<HttpResponse> {
  for (const entry of entries) {
    const outcome =
      entry.workflow === undefined
        ? recorded(await ports().store.entry(`${id}/${entry.method}`))
        : await standing(entry.workflow, id);
    if (outcome !== undefined) return answer(outcome, id, { entry, headers: {} });
  }
  return unknownRequest();
}

/** `id`: of a delivery that the sender has not named. */
async function delivering(
  signal: NonNullable<ReturnType<typeof signalCall>>,
  id: string,
  ports: () => Ports,
): Promise<HttpResponse> {
  if (signal.kind === 'problem') return signal.response;
  const { request, name, value, delivery = id } = signal;
  return delivered(await deliverSignal(ports(), { request, name }, { id: delivery, value }));
}

async function runOnce(
  { entry, args }: HttpCall,
  run: Run,
  { requestId, time }: { readonly requestId: string; readonly time: string },
): Promise<HttpOutcome> {
  const key = `${requestId}/${entry.method}`;
  try {
    return replied(await run({ run: entry.run ?? '', key, attempt: 0, time, values: valuesOf(entry, args) }));
  } catch (error) {
    return failed((error as Error).name, (error as Error).message);
  }
}

function result({ status, ...response }: HttpResponse): HttpResult {
  return { statusCode: status, ...response };
}
