// A request from outside: which machine or run serves it, once per request id.
//
// R1: a request id with the same input gives the same answer, while it runs, after it ended, and after a crash; with another
//     input it is refused.
// R2: an answer is given only when everything that led to it is on disk.
// R3: a single run needs no record of ours while it commits at most once: either its commit, with the outcome in the ledger,
//     is there, or nothing is. One that commits again later is recorded with its first commit, so that a restart finishes it.
// R4: a function that was lost on the way (its process died, or was given up) has failed only if the ledger knows nothing of it:
//     it can commit no more. Otherwise it has taken effect, and is invoked again to go on from the ledger.
import type { HttpOutcome } from '../../stdlib/runtime/http.ts';
import { recorded, valuesOf } from '../../stdlib/runtime/outcome.ts';
import type { Commit, CommitResult, Entry, Json } from '../../stdlib/runtime/ports.ts';
import type { ManifestEntry } from '../manifest.ts';
import type { Build } from './build.ts';
import { digest, type OpenRecord, pages, type Records, recordKey } from './execution-records.ts';
import type { Executions } from './executions.ts';
import type { Outcome } from './interpreter/index.ts';
import type { Call } from './jobs.ts';
import type { Answer, FunctionError } from './messages.ts';
import type { StartedExecutions } from './started.ts';
import type { Clock, Timers } from './timers.ts';

export interface RequestPorts {
  readonly build: Build;
  readonly records: Records;
  readonly executions: Executions;
  readonly started: StartedExecutions;
  readonly clock: Clock;
  readonly timers: Timers;
  random(): number;
  invoke(call: Call): Promise<Answer>;
  commit(commit: Commit): Promise<CommitResult>;
  /** Of the ledger. */
  entry(key: string): Promise<Entry | undefined>;
}

interface Request {
  readonly entry: ManifestEntry;
  readonly args: readonly Json[];
  readonly requestId: string;
  readonly key: string;
  readonly time: number;
  readonly asked: boolean;
  readonly again: boolean;
}

export interface RequestId {
  readonly requestId: string;
  /** The client chose it, so it may ask again; otherwise nobody knows it before the answer. */
  readonly asked: boolean;
  /** The request was with a hub that died. */
  readonly again: boolean;
}

interface Running {
  readonly input: string;
  readonly startTime: string;
  readonly outcome: Promise<HttpOutcome>;
}

export class Requests {
  readonly #ports: RequestPorts;
  readonly #running = new Map<string, Running>();

  constructor(ports: RequestPorts) {
    this.#ports = ports;
  }

  async call(
    method: string,
    args: readonly Json[],
    { requestId, asked, again }: RequestId,
  ): Promise<HttpOutcome> {
    const entry = this.#ports.build.entry(method);
    if (entry === undefined) return { kind: 'unknown' };
    const time = this.#ports.clock.now();
    const request = {
      entry,
      args,
      requestId,
      key: recordKey(method, requestId),
      time,
      asked: asked || again,
      again,
    };
    const outcome = await (this.#known(request) ?? this.#begin(request));
    await this.#ports.records.durable();
    return outcome;
  }

  /** After a restart: everything that was open goes on. */
  resume(): number {
    const { executions, records } = this.#ports;
    const all = [...pages(records.open)].flat();
    executions.hold();
    const resumed = all.filter(({ value }) => this.#resumeOne(value)).length;
    executions.release();
    return resumed;
  }

  /** How a request stands; undefined: nobody knows of it. What has ended is on disk. */
  async find(
    requestId: string,
  ): Promise<{ readonly method: string; readonly outcome: HttpOutcome } | undefined> {
    for (const { method, run } of this.#ports.build.manifest.entries) {
      const key = recordKey(method, requestId);
      if (this.#running.has(key)) return { method, outcome: { kind: 'running' } };
      const ended = this.#ports.records.ended.get(key);
      const outcome =
        ended === undefined
          ? run && recorded(await this.#ports.entry(`${requestId}/${method}`))
          : callOutcome(ended.outcome);
      if (outcome === undefined || outcome === '') continue;
      await this.#ports.records.durable();
      return { method, outcome };
    }
    return undefined;
  }

  /** Without a method, of whichever has a request of this id. */
  describe(requestId: string, method: string | undefined): Json | undefined {
    const methods =
      method === undefined ? this.#ports.build.manifest.entries.map(entry => entry.method) : [method];
    for (const one of methods) {
      const found = this.#describe(one, requestId);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #describe(method: string, requestId: string): Json | undefined {
    const key = recordKey(method, requestId);
    const running = this.#running.get(key);
    if (running !== undefined) return { method, requestId, status: 'RUNNING', startTime: running.startTime };
    const ended = this.#ports.records.ended.get(key);
    if (ended === undefined) return undefined;
    const { outcome, startTime } = ended;
    const base = { method, requestId, startTime, stopTime: new Date(ended.ended).toISOString() };
    if (outcome.kind === 'succeeded') return { ...base, status: 'SUCCEEDED', output: outcome.output };
    const { error = null, cause = null } = outcome;
    return { ...base, status: 'FAILED', error, cause };
  }

  /** R1, for an id that has been seen. */
  #known(request: Request): Promise<HttpOutcome> | HttpOutcome | undefined {
    if (!request.asked) return undefined;
    const running = this.#running.get(request.key);
    if (running !== undefined)
      return running.input === digest(request.args) ? running.outcome : { kind: 'mismatch' };
    const ended = this.#ports.records.ended.get(request.key);
    if (ended === undefined) return undefined;
    return ended.input === digest(request.args) ? callOutcome(ended.outcome) : { kind: 'mismatch' };
  }

  #begin(request: Request): Promise<HttpOutcome> {
    const { entry, key, args, requestId } = request;
    const { workflow, run } = entry;
    const machine =
      run !== undefined || workflow === undefined ? undefined : this.#ports.build.machine(workflow);
    if (machine === undefined) return this.#track(request, this.#runDirectly(request, request.again ? 1 : 0));
    const outcome = this.#ports.executions.start(machine, requestId, { args });
    return this.#track(
      request,
      outcome.then(ended => {
        this.#ports.records.open.delete(key);
        this.#keep(request, ended);
        return callOutcome(ended);
      }),
    );
  }

  #resumeOne(record: OpenRecord): boolean {
    const method = record.kind === 'machine' ? record.machine : record.method;
    const entry = this.#ports.build.entry(method);
    if (entry === undefined) return record.kind === 'machine' && this.#ports.started.resume(record);
    const { requestId, args, time } = openRequest(record);
    const key = recordKey(method, requestId);
    const request = { entry, args, requestId, key, time, asked: true, again: true };
    if (record.kind === 'run') {
      void this.#track(request, this.#runDirectly(request, 1));
      return true;
    }
    const machine = this.#ports.build.machine(record.machine);
    if (machine === undefined) return false;
    const outcome = this.#ports.executions.resume(machine, record.name, record.snapshot);
    void this.#track(
      request,
      outcome.then(ended => {
        this.#ports.records.open.delete(key);
        this.#keep(request, ended);
        return callOutcome(ended);
      }),
    );
    return true;
  }

  #track(request: Request, outcome: Promise<HttpOutcome>): Promise<HttpOutcome> {
    const { workflow, run } = request.entry;
    // What may take long has a page, even if nobody chose its id.
    if (!request.asked && (workflow === undefined || run !== undefined)) return outcome;
    const { key, args, time } = request;
    const startTime = new Date(time).toISOString();
    this.#running.set(key, { input: digest(args), startTime, outcome });
    return outcome.finally(() => this.#running.delete(key));
  }

  #keep(request: Request, outcome: Outcome): void {
    this.#ports.records.ended.put(request.key, {
      input: digest(request.args),
      startTime: new Date(request.time).toISOString(),
      ended: this.#ports.clock.now(),
      outcome,
    });
  }

  /** A run that does the whole request. */
  async #runDirectly(request: Request, attempt: number): Promise<HttpOutcome> {
    const { entry, requestId, args, time, key } = request;
    const run = entry.run ?? '';
    const watch = new CommitWatch(this.#ports, request);
    const answer = await this.#ports.invoke({
      function: this.#ports.build.functionOf(run) ?? run,
      payload: {
        run,
        key: `${requestId}/${entry.method}`,
        attempt,
        time: new Date(time).toISOString(),
        values: valuesOf(entry, args),
      },
      commit: commit => watch.commit(commit),
    });
    const outcome = runOutcome(answer);
    const begun = isLost(outcome) && (await this.#ports.entry(`${requestId}/${entry.method}`)) !== undefined;
    const most = isPassing(outcome) || begun ? mostAttempts : isLost(outcome) ? mostLost : 0;
    if (attempt < most) {
      await this.#pause(attempt);
      return this.#runDirectly(request, attempt + 1);
    }
    // It stays open: whoever asks again, or a restart, goes on with it.
    if (begun) return { kind: 'overloaded' };
    if (watch.recorded || attempt > 0) this.#ports.records.open.delete(key);
    if (request.asked && !watch.ended && !isPassing(outcome)) this.#keep(request, outcome);
    return callOutcome(outcome);
  }

  #pause(attempt: number): Promise<void> {
    const delay = Math.min(5000, 50 * 2 ** attempt) * this.#ports.random();
    return new Promise(done => {
      this.#ports.timers.after(delay, done);
    });
  }
}

const mostAttempts = 8;
/** What blocks, or takes all memory, does so again. */
const mostLost = 2;

/** Sees the commits of a single run go by (R3). */
class CommitWatch {
  readonly #ports: RequestPorts;
  readonly #request: Request;
  /** An open record was written. */
  recorded = false;
  /** The ledger has the outcome. */
  ended = false;

  constructor(ports: RequestPorts, request: Request) {
    this.#ports = ports;
    this.#request = request;
  }

  async commit(commit: Commit): Promise<CommitResult> {
    const kind = commit.entry?.next.state.kind;
    if (kind === 'open' && !this.recorded) this.#record();
    const result = await this.#ports.commit(commit);
    if (result.kind === 'committed' && (kind === 'done' || kind === 'failed')) this.ended = true;
    return result;
  }

  #record(): void {
    this.recorded = true;
    const { key, entry, requestId, args, time } = this.#request;
    const start = new Date(time).toISOString();
    this.#ports.records.open.put(key, { kind: 'run', method: entry.method, requestId, args, time: start });
  }
}

function openRequest(record: OpenRecord): { requestId: string; args: readonly Json[]; time: number } {
  if (record.kind === 'run') {
    const { requestId, args, time } = record;
    return { requestId, args, time: Date.parse(time) };
  }
  const { input, startTime } = record.snapshot.execution;
  const { args } = input as { readonly args: readonly Json[] };
  return { requestId: record.name, args, time: Date.parse(startTime) };
}

function runOutcome(answer: Answer): Outcome {
  if (answer.kind === 'error') return { kind: 'failed', ...failureOf(answer.error) };
  const { values } = answer.payload as { readonly values?: { readonly value?: Json } };
  return { kind: 'succeeded', output: values?.value ?? null };
}

function failureOf(error: FunctionError): { error: string; cause: string } {
  const { errorType, errorMessage } = error;
  return { error: errorType, cause: isErrorText(errorMessage) ? errorMessage : JSON.stringify(error) };
}

const passing = new Set([
  'Mu.Conflict',
  'Mu.StoreUnavailable',
  'Lambda.TooManyRequestsException',
  'Lambda.ServiceException',
]);

/** Trouble that another attempt may not meet. */
function isPassing(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && passing.has(outcome.error ?? '');
}

const lost = new Set(['Runtime.ExitError', 'Sandbox.Timedout', 'Lambda.Unknown', 'Runtime.OutOfMemory']);

/** R4 */
function isLost(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && lost.has(outcome.error ?? '');
}

function callOutcome(outcome: Outcome): HttpOutcome {
  if (outcome.kind === 'succeeded') return { kind: 'returned', value: outcome.output };
  const { error = '', cause = '' } = outcome;
  if (error === 'Mu.RequestMismatch') return { kind: 'mismatch' };
  if (passing.has(error)) return { kind: 'overloaded' };
  const value = error.startsWith('Mu.') ? undefined : errorValue(cause);
  return value === undefined ? { kind: 'broken', name: error, cause } : { kind: 'threw', error: value };
}

/** The error of the program in a cause: its JSON text, as it is or as the message that a function reported. */
function errorValue(cause: string): Json | undefined {
  if (isErrorText(cause)) return JSON.parse(cause) as Json;
  try {
    const { errorMessage } = JSON.parse(cause) as { readonly errorMessage?: unknown };
    if (typeof errorMessage === 'string' && isErrorText(errorMessage))
      return JSON.parse(errorMessage) as Json;
  } catch {
    // any text may be a cause
  }
  return undefined;
}

function isErrorText(text: string): boolean {
  return text.startsWith('{"$mu":"error"');
}
