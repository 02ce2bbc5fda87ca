// Requests and answers, as data: which method a request calls with which arguments, and how an outcome is told. The local
// engine and Lambda behind API Gateway say the same because both ask here.
//
//   POST /hotels/h1?nights=2  { "guest": "Ada" }   → Hotel.reserve("h1", 2, "Ada")     for @http("POST", "/hotels/{id}")
//   POST /Hotel/reserve       ["h1", 2, "Ada"]     → the same
//   POST /Hotel/reserve       { "id": "h1", … }    → the same
import { encode, thaw } from './codec.ts';
import { corsHeaders, preflight } from './cors.ts';
import type { Parameter, ProgramEntry } from './graph.ts';
import type { HttpRequest, HttpResponse } from './http-messages.ts';
import type { Json } from './ports.ts';
import { mismatch, type Shape } from './shape.ts';

export type { HttpRequest, HttpResponse } from './http-messages.ts';

/** One argument per parameter, encoded; that of a rest parameter is an array. */
export interface HttpCall {
  readonly kind: 'call';
  readonly entry: ProgramEntry;
  readonly args: readonly Json[];
  /** What the client chose. */
  readonly requestId: string | undefined;
  /** To send with the answer. */
  readonly headers: { readonly [name: string]: string };
}

export type HttpOutcome =
  | { readonly kind: 'returned'; readonly value: Json }
  /** An error of the program, encoded. */
  | { readonly kind: 'threw'; readonly error: Json }
  /** Something else went wrong. */
  | { readonly kind: 'broken'; readonly name: string; readonly cause: string }
  /** It goes on; ask again with the same request id. */
  | { readonly kind: 'running' }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'overloaded' }
  | { readonly kind: 'unknown' };

interface Route {
  readonly entry: ProgramEntry;
  readonly method: string;
  /** A name in braces takes any one segment. */
  readonly segments: readonly string[];
}

type Answer = { readonly kind: 'problem'; readonly response: HttpResponse };

/** Makes the routes once; the result maps a request. */
export function createRouter(entries: readonly ProgramEntry[]): (request: HttpRequest) => HttpCall | Answer {
  const routes = entries.flatMap(routesOf).sort(bySpecificity);
  return request => {
    const { path, query } = split(request.target);
    const segments = path.split('/').slice(1);
    const found = routes.filter(route => matches(route, segments));
    if (request.method === 'OPTIONS' && found.length > 0)
      return { kind: 'problem', response: preflight(request, found) };
    // A HEAD is a GET without the body.
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = found.find(candidate => candidate.method === method);
    if (route === undefined) return notFound(found, request.method, path);
    const called = toCall(route, { request, segments, query });
    const headers = corsHeaders(route.entry, request);
    if (called.kind === 'call') return { ...called, headers };
    const { response } = called;
    return { ...called, response: { ...response, headers: { ...response.headers, ...headers } } };
  };
}

/** Says whether a page of another origin may send a request: whether the route that takes it lets that page call it. */
export function createGuard(
  entries: readonly ProgramEntry[],
): (request: Omit<HttpRequest, 'body'>) => boolean {
  const routes = entries.flatMap(routesOf).sort(bySpecificity);
  return ({ method, target, headers }) => {
    const segments = split(target).path.split('/').slice(1);
    const wanted = method === 'OPTIONS' ? headers['access-control-request-method'] : method;
    const taken = wanted === 'HEAD' ? 'GET' : wanted;
    const route = routes.find(candidate => candidate.method === taken && matches(candidate, segments));
    return route !== undefined && 'access-control-allow-origin' in corsHeaders(route.entry, { headers });
  };
}

/** A name of an execution, and the first part of every idempotency key. */
const REQUEST_ID = /^[A-Za-z0-9._+=@-]{1,80}$/;

function routesOf(entry: ProgramEntry): readonly Route[] {
  const direct: Route = { entry, method: 'POST', segments: entry.method.split('.') };
  if (entry.http === undefined) return [direct];
  const segments = entry.http.path.split('/').slice(1);
  return [{ entry, method: entry.http.method.toUpperCase(), segments }, direct];
}

/** Of two routes that a path may take, the one whose first difference is a text. */
function bySpecificity(a: Route, b: Route): number {
  const form = (route: Route) =>
    route.segments.map(segment => (parameterOf(segment) === undefined ? '0' : '1')).join('');
  return form(a) < form(b) ? -1 : form(a) > form(b) ? 1 : 0;
}

function split(target: string): { path: string; query: URLSearchParams } {
  const [path = '/', query = ''] = target.split(/\?(.*)/s);
  return { path, query: new URLSearchParams(query) };
}

function matches(route: Route, segments: readonly string[]): boolean {
  if (route.segments.length !== segments.length) return false;
  return route.segments.every((segment, i) =>
    parameterOf(segment) === undefined ? segment === segments[i] : segments[i] !== '',
  );
}

function parameterOf(segment: string): string | undefined {
  return /^(?:\{(\w+)\}|:(\w+))$/
    .exec(segment)
    ?.slice(1)
    .find(name => name !== undefined);
}

function notFound(found: readonly Route[], method: string, path: string): Answer {
  if (found.length === 0) return refuse(404, `There is nothing at ${path}.`);
  const allowed = [...new Set(found.map(route => route.method))].join(', ');
  return refuse(405, `${path} does not take ${method}, but ${allowed}.`, { allow: allowed });
}

interface Asked {
  readonly request: HttpRequest;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

function toCall(route: Route, asked: Asked): HttpCall | Answer {
  const { entry } = route;
  const requestId = asked.request.headers['idempotency-key'];
  if (requestId !== undefined && !REQUEST_ID.test(requestId)) {
    return refuse(400, 'The header Idempotency-Key has 1 to 80 letters, digits or any of . _ + = @ -');
  }
  const body = parseBody(asked.request.body);
  if (body === INVALID) return refuse(400, 'The body is not JSON.');
  try {
    const raw = Array.isArray(body) ? positional(entry, body) : byName(route, asked, body);
    if (typeof raw === 'string') return refuse(400, raw);
    const args: Json[] = [];
    for (const [i, parameter] of entry.parameters.entries()) {
      const problem = check(parameter, raw[i]);
      if (problem !== undefined) return refuse(400, problem);
      args.push(encode(raw[i], parameter.name));
    }
    return { kind: 'call', entry, args, requestId, headers: {} };
  } catch (error) {
    return refuse(400, (error as Error).message);
  }
}

const INVALID = Symbol('invalid');

function parseBody(body: string): Json | undefined | typeof INVALID {
  if (body.trim() === '') return undefined;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return INVALID;
  }
}

type Raw = readonly (Json | undefined)[];

function positional({ method, parameters }: ProgramEntry, values: readonly Json[]): Raw | string {
  const rest = parameters.at(-1)?.rest === true;
  const fixed = rest ? parameters.length - 1 : parameters.length;
  if (!rest && values.length > fixed) return `${method} takes ${fixed} arguments, not ${values.length}.`;
  const args: (Json | undefined)[] = parameters.slice(0, fixed).map((_, i) => values[i]);
  return rest ? [...args, values.slice(fixed)] : args;
}

/** From the path, else the body, else the query. */
function byName(route: Route, { segments, query }: Asked, body: Json | undefined): Raw | string {
  if (body !== undefined && (typeof body !== 'object' || body === null)) {
    return 'The body is an array of arguments, or an object by the names of the parameters.';
  }
  const members = (body ?? {}) as { readonly [name: string]: Json };
  const names = new Set(route.entry.parameters.map(parameter => parameter.name));
  const unknown = Object.keys(members).find(name => !names.has(name));
  if (unknown !== undefined) return `${route.entry.method} has no parameter ${unknown}.`;
  const path = new Map(route.segments.map((segment, i) => [parameterOf(segment), segments[i] as string]));
  return route.entry.parameters.map(({ name, shape, rest }) => {
    const segment = path.get(name);
    if (segment !== undefined) return fromText(shape, decodeSegment(segment));
    if (Object.hasOwn(members, name)) return members[name];
    const texts = query.getAll(name);
    if (texts.length > 0) return fromTexts(shape, texts);
    return rest ? [] : undefined;
  });
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new URIError(`The part ${segment} of the path is not percent-encoded UTF-8.`);
  }
}

function fromTexts(shape: Shape, texts: readonly string[]): Json {
  const arrays = shape.kind === 'union' ? shape.shapes : [shape];
  const array = arrays.find(each => each.kind === 'array');
  if (array !== undefined) return texts.map(text => fromText(array.element, text));
  return fromText(shape, texts[0] as string);
}

/** A text of the path or the query, as the first kind of value that the shape allows. */
function fromText(shape: Shape, text: string): Json {
  const candidates: readonly Json[] = [text, ...asNumber(text), ...asWord(text)];
  const fitting = candidates.find(candidate => mismatch(shape, candidate, '') === undefined);
  return fitting === undefined ? text : fitting;
}

function asNumber(text: string): readonly number[] {
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? [Number(text)] : [];
}

function asWord(text: string): readonly (boolean | null)[] {
  if (text === 'null') return [null];
  return text === 'true' ? [true] : text === 'false' ? [false] : [];
}

function check({ name, optional, rest, shape }: Parameter, value: Json | undefined): string | undefined {
  if (value === undefined && optional) return undefined;
  const expected: Shape = rest && shape.kind !== 'array' ? { kind: 'array', element: shape } : shape;
  const problem = mismatch(expected, value, name);
  return problem && `${problem.path} must be ${problem.expected}, not ${problem.found}.`;
}

function refuse(status: number, detail: string, headers: { readonly [name: string]: string } = {}): Answer {
  return { kind: 'problem', response: problem(status, { detail }, headers) };
}

/** How an outcome is told to the client. */
export function answer(
  outcome: HttpOutcome,
  requestId: string,
  call: Pick<HttpCall, 'entry' | 'headers'> | undefined = undefined,
): HttpResponse {
  const headers = { ...call?.headers, 'request-id': requestId };
  const { status, errors = {} } = call?.entry.http ?? {};
  switch (outcome.kind) {
    case 'returned':
      return returned(outcome.value, status, headers);
    case 'threw':
      return threw(outcome.error, errors, headers);
    case 'broken':
      return problem(500, { detail: `${outcome.name}: the request failed for good` }, headers);
    case 'running':
      return json(
        202,
        { ...headers, location: `/requests/${encodeURIComponent(requestId)}`, 'retry-after': '1' },
        { request: requestId, status: 'RUNNING' },
      );
    case 'mismatch':
      return problem(409, { detail: 'This request id was used before with another input.' }, headers);
    case 'overloaded':
      return problem(503, { detail: 'Too much at once; ask again.' }, { ...headers, 'retry-after': '1' });
    case 'unknown':
      return problem(404, { detail: 'There is no such method.' }, headers);
    default:
      return outcome satisfies never;
  }
}

function returned(
  value: Json,
  status: number | undefined,
  headers: { readonly [name: string]: string },
): HttpResponse {
  const plain = thaw(value);
  return plain === undefined
    ? { status: status ?? 204, headers, body: '' }
    : json(status ?? 200, headers, plain);
}

/** Mistakes in the program, about which its client can do nothing. */
const mistakes: ReadonlySet<string> = new Set([
  'AssertionFailed',
  'Error',
  'NotDurable',
  'RegExpTooCostly',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'URIError',
]);
const statuses = new Map([
  ['Timeout', 504],
  ['CallFailed', 502],
  ['CompensationFailed', 500],
  ['InvariantViolated', 500],
  ['TransactionTooLarge', 500],
]);

function threw(
  error: Json,
  errors: { readonly [name: string]: number },
  headers: { readonly [name: string]: string },
): HttpResponse {
  const { name, message, fields } = error as { name: string; message: string; fields: Json };
  const status =
    (Object.hasOwn(errors, name) ? errors[name] : undefined) ??
    statuses.get(name) ??
    (mistakes.has(name) ? 500 : 422);
  return problem(status, { title: name, detail: message, name, fields: thaw(fields) }, headers);
}

const titles: { readonly [status: number]: string } = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export function problem(
  status: number,
  members: { readonly [name: string]: unknown },
  headers: { readonly [name: string]: string },
): HttpResponse {
  const body = { type: 'about:blank', title: titles[status] ?? 'Error', status, ...members };
  return {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: JSON.stringify(body),
  };
}

export function json(
  status: number,
  headers: { readonly [name: string]: string },
  body: unknown,
): HttpResponse {
  return { status, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
