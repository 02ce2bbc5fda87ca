// Calling a bundle's `execute`, the same in the hub and in an isolated worker: its ports, and errors as Lambda reports them.
import type {
  Commit,
  CommitResult,
  Invocation,
  Json,
  Ports,
  Reply,
  Store,
} from '../../stdlib/runtime/ports.ts';
import type { Answer, FunctionError, LogMessage } from './messages.ts';
import type { TaskResult } from './task-result.ts';

export type Execute = (invocation: Invocation, ports: Ports) => Promise<Reply>;

export interface FunctionPorts {
  readonly reads: Pick<Store, 'read' | 'scan' | 'entry'>;
  readonly retention: number;
  readonly checkInvariants: boolean;
  commit(commit: Commit): Promise<CommitResult>;
  /** Tells a task how it ended; false: it does not wait any more. */
  complete(token: string, result: TaskResult): Promise<boolean>;
  log(message: LogMessage): void;
}

/** Loads each bundle once. */
export function bundleLoader(bundles: {
  readonly [name: string]: string;
}): (name: string) => Promise<Execute> {
  const loaded = new Map<string, Promise<Execute>>();
  return name => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const url = bundles[name];
    const loading =
      url === undefined
        ? Promise.reject(named('Lambda.ResourceNotFoundException', `Function not found: ${name}`))
        : import(url).then((module: { execute: Execute }) => module.execute);
    loaded.set(name, loading);
    return loading;
  };
}

export async function call(execute: Execute, payload: Json, ports: FunctionPorts): Promise<Answer> {
  const counter = { reads: 0 };
  try {
    const reply = await execute(payload as unknown as Invocation, runtimePorts(ports, counter));
    return { kind: 'reply', payload: (reply as unknown as Json | undefined) ?? null, reads: counter.reads };
  } catch (thrown) {
    report(thrown, payload, ports);
    return { kind: 'error', error: functionError(thrown), reads: counter.reads };
  }
}

/** An error of JavaScript itself is a mistake in the program or in ours: somebody will want to know where. */
function report(thrown: unknown, payload: Json, { log }: FunctionPorts): void {
  const origin = originOf(thrown);
  if (!(origin instanceof Error) || !mistakes.has(origin.name)) return;
  const { run = null, key = null } = (payload ?? {}) as { readonly run?: Json; readonly key?: Json };
  const fields = { run, key, trace: origin.stack ?? '' };
  log({ kind: 'log', level: 'error', message: `${origin.name}: ${origin.message}`, fields });
}

/** What was thrown first: its trace begins where the mistake is. */
function originOf(thrown: unknown): unknown {
  let origin = thrown;
  while (origin instanceof Error && origin.cause instanceof Error) origin = origin.cause;
  return origin;
}

const mistakes = new Set([
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'Mu.Bug',
]);

export function runtimePorts(
  { reads, retention, checkInvariants, commit, complete, log }: FunctionPorts,
  counter: { reads: number },
): Ports {
  const store: Store = {
    read(keys) {
      counter.reads++;
      return reads.read(keys);
    },
    scan(range) {
      counter.reads++;
      return reads.scan(range);
    },
    entry(key) {
      counter.reads++;
      return reads.entry(key);
    },
    commit,
  };
  return {
    store,
    clock: { now: Date.now, wait: milliseconds => new Promise(done => setTimeout(done, milliseconds)) },
    platform: {
      succeed: (token, result) => complete(token, { kind: 'succeeded', result }),
      fail: (token, error, cause) => complete(token, { kind: 'failed', error, cause }),
    },
    random: { next: Math.random },
    log: { write: (level, message, fields) => log({ kind: 'log', level, message, fields }) },
    retention,
    checkInvariants,
  };
}

export function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

/** As the Lambda runtime does. An error of the program is data: it carries no trace. */
export function functionError(thrown: unknown): FunctionError {
  if (!(thrown instanceof Error))
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  const { name, message } = thrown;
  const trace = message.startsWith('{"$mu"') ? [] : (thrown.stack ?? '').split('\n');
  return { errorType: name, errorMessage: message, trace };
}
