// A function behind an API Gateway HTTP API (payload 2.0). A method that is a single run is executed here; one that has a
// state machine is started under the request id, so that starting it twice is one execution, and waited for.

import type { ProgramEntry } from '../runtime/graph.ts';
import { answer, createRouter, type HttpCall, type HttpOutcome, type HttpResponse } from '../runtime/http.ts';
import { failed, replied, valuesOf } from '../runtime/outcome.ts';
import type { Invocation, Reply } from '../runtime/ports.ts';
import { runExpress, runMachine } from './machine.ts';

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

export function serveHttp(
  entries: readonly ProgramEntry[],
  run: Run,
): (event: HttpEvent) => Promise<HttpResult> {
  const route = createRouter(entries);
  return async event => {
    const { body = '', isBase64Encoded, headers, rawPath, rawQueryString, requestContext } = event;
    const text = isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
    const { method } = requestContext.http;
    const called = route({ method, target: `${rawPath}?${rawQueryString}`, headers, body: text });
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
          );
    const told = answer(outcome, requestId, called);
    return result(method === 'HEAD' ? { ...told, body: '' } : told);
  };
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
