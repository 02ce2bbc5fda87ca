// Starts and ends an engine: the front with its HTTP server in this thread, the hub behind it in another.
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGuard, type HttpRequest, type HttpResponse } from '../../stdlib/runtime/http.ts';
import type { Json } from '../../stdlib/runtime/ports.ts';
import { loadBuild } from './build.ts';
import { runsOf } from './core.ts';
import { Front } from './front.ts';
import type { ScriptedAnswers } from './script.ts';
import { startServer } from './server.ts';
import type { EngineStats } from './stats.ts';

export interface EngineOptions {
  /** Folder that `muc build` wrote. */
  readonly build: string;
  /** Folder of the data; undefined: a temporary one, removed at the end. */
  readonly data?: string | undefined;
  readonly port?: number;
  readonly host?: string;
  /** The most threads for functions that block. */
  readonly workers?: number;
  /** Milliseconds that one invocation of a function may take. */
  readonly timeLimit?: number;
  /** Milliseconds for which a function may block the others before it is isolated. */
  readonly patience?: number;
  /** Whether threads may have to wait long for a processor: patience is longer then. */
  readonly busy?: () => boolean;
  /** Milliseconds after which a request that takes longer is answered 202. */
  readonly hold?: number;
  /** Seconds for which ended requests and ledger entries are kept. */
  readonly retention?: number;
  /** A turn that breaks an invariant is rolled back. */
  readonly checkInvariants?: boolean;
  /** Requests with the header `Mu-Hurry` need not wait: the clock jumps to what they wait for. */
  readonly skipping?: boolean;
  /** Answers instead of functions of extern services, by method. */
  readonly scripted?: ScriptedAnswers;
  readonly log?: EngineLog;
}

export type EngineLog = (level: string, message: string, fields: { readonly [field: string]: Json }) => void;

export interface CallOptions {
  /** The idempotency key; without one, the answer cannot be asked for again. */
  readonly requestId?: string;
}

/** How a call went: as over HTTP, without the HTTP. */
export type CallResult =
  | { readonly kind: 'returned'; readonly value: Json | undefined }
  | { readonly kind: 'failed'; readonly status: number; readonly problem: Json };

export interface Engine {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  call(method: string, args: readonly Json[], options?: CallOptions): Promise<CallResult>;
  stats(): Promise<EngineStats>;
  /** Lets so many milliseconds pass at once; only with `skipping`. */
  advance(milliseconds: number): Promise<void>;
  /** Goes on with another build, on the same port and data: requests that arrive meanwhile wait. */
  replace(build: string): Promise<void>;
  close(): Promise<void>;
}

const defaults = {
  timeLimit: 30_000,
  patience: 2_000,
  busy: () => (loadavg()[0] ?? 0) > 2 * availableParallelism(),
  hold: 25_000,
  retention: 14 * 86_400,
  workers: 4,
  checkInvariants: false,
};

export async function startEngine(options: EngineOptions): Promise<Engine> {
  const {
    build,
    data,
    port = 0,
    host = '127.0.0.1',
    skipping = false,
    scripted = {},
    log = () => {},
  } = options;
  const { timeLimit, patience, busy, hold, retention, workers, checkInvariants } = {
    ...defaults,
    ...withoutUndefined(options),
  };
  // As on Lambda, where dates are in UTC; workers take it from this process.
  process.env['TZ'] = 'UTC';
  const folder = data ?? mkdtempSync(join(tmpdir(), 'mu-'));
  mkdirSync(folder, { recursive: true });
  const loaded = loadBuild(build);
  let admits = createGuard(loaded.manifest.entries);
  const front = new Front({
    hub: { build, data: folder, timeLimit, hold, retention, workers, checkInvariants, skipping, scripted },
    runs: runsOf(loaded),
    patience,
    busy,
    log: ({ level, message, fields }) => log(level, message, fields),
  });
  const ask = (request: HttpRequest) =>
    front.ask(request, request.headers['idempotency-key'] ?? randomUUID());
  const close = async () => {
    await front.close();
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const listening = startServer({ host, port, answer: ask, admits: request => admits(request) });
  try {
    const [server] = await Promise.all([listening, front.opened()]);
    return {
      url: server.url,
      call: async (method, args, { requestId } = {}) =>
        result(await ask(requestFor(method, args, requestId))),
      stats: () => front.stats(),
      advance: milliseconds => front.advance(milliseconds),
      replace: async folder => {
        const next = loadBuild(folder);
        await front.replace(folder, runsOf(next));
        admits = createGuard(next.manifest.entries);
      },
      close: async () => {
        const closed = server.close();
        await close();
        await closed;
      },
    };
  } catch (error) {
    await Promise.allSettled([close(), listening.then(server => server.close())]);
    throw error;
  }
}

/** An option that is there and undefined means its default. */
function withoutUndefined(options: EngineOptions): Partial<typeof defaults> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function requestFor(method: string, args: readonly Json[], requestId: string | undefined): HttpRequest {
  return {
    method: 'POST',
    target: `/${method.split('.').map(encodeURIComponent).join('/')}`,
    headers: {
      ...(requestId === undefined ? {} : { 'idempotency-key': requestId }),
      // Nobody's connection is held.
      prefer: 'wait=999999999',
    },
    body: JSON.stringify(args),
  };
}

function result({ status, body }: HttpResponse): CallResult {
  const value = body === '' ? undefined : (JSON.parse(body) as Json);
  return status < 300 ? { kind: 'returned', value } : { kind: 'failed', status, problem: value ?? null };
}
