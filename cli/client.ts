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

/** `POST /Service/method` with the arguments as an array. */
export async function request(
  url: string,
  method: string,
  args: readonly Json[],
  requestId: string | undefined,
): Promise<Outcome> {
  const response = await fetch(`${url}/${method.split('.').map(encodeURIComponent).join('/')}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(requestId === undefined ? {} : { 'idempotency-key': requestId }),
    },
    body: JSON.stringify(args),
  });
  const text = await response.text();
  if (response.ok) return { kind: 'result', value: text === '' ? undefined : (JSON.parse(text) as Json) };
  const problem = parseProblem(text);
  return {
    kind: 'error',
    name: problem.name ?? `HTTP ${response.status}`,
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
