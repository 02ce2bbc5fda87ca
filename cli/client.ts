// Speaks HTTP to an engine, as any client does: so that `muc run` and a scenario see what a user of the API sees.
import type { Json } from './json.ts';

export type Outcome =
  | { readonly kind: 'result'; readonly value: Json | undefined }
  /** `name` as the program declared it, or `HTTP 400` for what is not an error of the program. */
  | { readonly kind: 'error'; readonly name: string; readonly message: string; readonly fields: Json };

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly name?: string;
  readonly message?: string;
  readonly fields?: Json;
}

export interface RequestOptions {
  readonly requestId?: string | undefined;
  /** Further headers. */
  readonly headers?: { readonly [name: string]: string };
}

/** `POST /Service/method` with the arguments as an array. */
export function request(
  url: string,
  method: string,
  args: readonly Json[],
  { requestId, headers = {} }: RequestOptions = {},
): Promise<Outcome> {
  const path = method.split('.').map(encodeURIComponent).join('/');
  return post(`${url}/${path}`, args, { requestId, headers });
}

/** `POST /requests/<id>/signals/<name>` with the message; the delivery has a name of its own, so that it can be repeated. */
export async function sendSignal(
  url: string,
  to: { readonly request: string; readonly name: string },
  message: Json | undefined,
  delivery: string | undefined,
): Promise<Outcome> {
  const path = `/requests/${encodeURIComponent(to.request)}/signals/${encodeURIComponent(to.name)}`;
  const outcome = await post(url + path, message, { requestId: delivery });
  if (outcome.kind === 'error') return outcome;
  const { status } = outcome.value as { readonly status: string };
  return { kind: 'result', value: status };
}

/** What came over the wire. */
export interface HttpAnswer {
  readonly status: number;
  /** Undefined: there was none. A text where it is no JSON. */
  readonly body: Json | undefined;
  readonly headers: { readonly [name: string]: string };
}

/** Any request: `POST /rooms/h1?nights=2`. */
export async function ask(
  url: string,
  request: string,
  body: Json | undefined,
  { requestId, headers = {} }: RequestOptions = {},
): Promise<HttpAnswer> {
  const space = request.indexOf(' ');
  const response = await fetch(url + request.slice(space + 1), {
    method: request.slice(0, space),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(requestId === undefined ? {} : { 'idempotency-key': requestId }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? undefined : parsed(text),
    headers: Object.fromEntries(response.headers),
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

async function post(
  target: string,
  body: Json | undefined,
  { requestId, headers = {} }: RequestOptions,
): Promise<Outcome> {
  const response = await fetch(target, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(requestId === undefined ? {} : { 'idempotency-key': requestId }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return outcomeOf(response.status, await response.text());
}

export function outcomeOf(status: number, text: string): Outcome {
  if (status >= 200 && status < 300)
    return { kind: 'result', value: text === '' ? undefined : (JSON.parse(text) as Json) };
  const problem = parseProblem(text);
  return {
    kind: 'error',
    name: problem.name ?? `HTTP ${status}`,
    message: problem.message ?? problem.detail ?? problem.title ?? text,
    fields: problem.fields ?? {},
  };
}

function parseProblem(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return {};
  }
}
