// Requests that take long, over HTTP. One that has not ended when its client has waited for long enough is answered 202 and
// goes on; its own page says how it stands, and from its end on answers as the method would have.
//
//   POST /Orders/place   Prefer: respond-async    → 202, Location: /requests/<request id>
//   GET /requests/<request id>                    → 202 again, or the answer
import { type HttpRequest, type HttpResponse, problem } from './http.ts';

/** Milliseconds for which the client's connection is held: what `Prefer` asks for (RFC 7240), else `usual`. */
export function holdOf({ headers }: Pick<HttpRequest, 'headers'>, usual: number): number {
  const preferences = (headers['prefer'] ?? '').toLowerCase().split(/[,;]/);
  const wait = preferences.map(each => /^\s*wait\s*=\s*"?(\d{1,9})"?\s*$/.exec(each)?.[1]).find(Boolean);
  if (wait !== undefined) return Number(wait) * 1000;
  return preferences.some(each => each.trim() === 'respond-async') ? 0 : usual;
}

/** The request that is asked for; undefined: it is about something else. */
export function requestAsked({ method, target }: HttpRequest): string | HttpResponse | undefined {
  const [path = ''] = target.split('?');
  const [, text] = /^\/requests\/([^/]+)$/.exec(path) ?? [];
  if (text === undefined) return undefined;
  if (method !== 'GET' && method !== 'HEAD')
    return problem(405, { detail: `${path} does not take ${method}, but GET.` }, { allow: 'GET' });
  try {
    return decodeURIComponent(text);
  } catch {
    return problem(400, { detail: 'The path is not percent-encoded UTF-8.' }, {});
  }
}

export function unknownRequest(): HttpResponse {
  return problem(404, { detail: 'There is no such request, or it ended too long ago.' }, {});
}
