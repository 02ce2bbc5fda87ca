// Signals over HTTP: which message a request sends to whom, and how it is answered.
//
//   POST /requests/<request id>/signals/<name>   { "approved": true }   → 202 { "status": "delivered" }
//
// `Idempotency-Key` names the delivery: the same one again is the same message. Whether anybody waits for it makes no
// difference to the sender: what comes early, even before the request itself, is kept.
import type { ProgramSignal } from './graph.ts';
import { type HttpRequest, type HttpResponse, json, problem } from './http.ts';
import type { Json } from './ports.ts';
import { mismatch } from './shape.ts';
import type { Delivery } from './signals.ts';

export interface SignalCall {
  readonly kind: 'signal';
  readonly request: string;
  readonly name: string;
  readonly value: Json;
  /** What the sender calls this delivery. */
  readonly delivery: string | undefined;
}

type Refused = { readonly kind: 'problem'; readonly response: HttpResponse };

/** Undefined: the request is about something else. */
export function signalCall(
  request: HttpRequest,
  signals: readonly ProgramSignal[],
): SignalCall | Refused | undefined {
  const [path = ''] = request.target.split('?');
  const [, id, last] = /^\/requests\/([^/]+)\/signals\/([^/]+)$/.exec(path) ?? [];
  if (id === undefined || last === undefined) return undefined;
  if (request.method !== 'POST')
    return refuse(405, `${path} does not take ${request.method}, but POST.`, { allow: 'POST' });
  const to = decoded(id);
  const name = decoded(last);
  if (to === undefined || name === undefined) return refuse(400, 'The path is not percent-encoded UTF-8.');
  const value = parsed(request.body);
  if (value === undefined) return refuse(400, 'The body is not JSON.');
  const wrong = refusal(name, value, signals);
  if (wrong !== undefined) return wrong;
  return { kind: 'signal', request: to, name, value, delivery: request.headers['idempotency-key'] };
}

function refusal(name: string, value: Json, signals: readonly ProgramSignal[]): Refused | undefined {
  const named = signals.filter(signal => signal.name === name);
  const shapes = (named.length > 0 ? named : signals.filter(signal => signal.name === undefined)).map(
    ({ shape }) => shape,
  );
  if (shapes.length === 0) return refuse(404, unknownSignal(name, signals));
  const [only] = shapes;
  const expected = shapes.length === 1 && only !== undefined ? only : { kind: 'union' as const, shapes };
  const found = mismatch(expected, value, 'message');
  if (found === undefined) return undefined;
  const detail = `${found.path} must be ${found.expected}, not ${found.found}.`;
  return named.length > 0 ? refuse(400, detail) : refuse(400, `${detail}${meant(name, signals)}`);
}

function unknownSignal(name: string, signals: readonly ProgramSignal[]): string {
  return signals.length === 0
    ? 'This application waits for no signals.'
    : `This application waits for no signal "${name}".${meant(name, signals)}`;
}

function meant(name: string, signals: readonly ProgramSignal[]): string {
  const near = nearest(
    name,
    signals.flatMap(signal => (signal.name === undefined ? [] : [signal.name])),
  );
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** How a delivery is told to the sender. */
export function delivered(delivery: Delivery): HttpResponse {
  if (delivery === 'full')
    return problem(429, { detail: 'Too much is waiting to be taken there.' }, { 'retry-after': '60' });
  return json(202, {}, { status: delivery });
}

/** Nothing is null. */
function parsed(body: string): Json | undefined {
  if (body.trim() === '') return null;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function refuse(status: number, detail: string, headers: { readonly [name: string]: string } = {}): Refused {
  return { kind: 'problem', response: problem(status, { detail }, headers) };
}

function nearest(name: string, names: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length * 0.4));
  const ranked = [...new Set(names)]
    .map(candidate => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= limit ? best.candidate : undefined;
}

/** Insertions, deletions and replacements. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
