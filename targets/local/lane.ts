// Runs functions on the hub's own thread: no message, no copy, no other thread to wake. What a function might do to this
// thread (block it, exhaust it, end it) is the front's business: it sees that the hub does not answer, starts another, and
// isolates the run that was at fault. For that, the lane notes which run has the thread.
import type { Json } from '../../stdlib/runtime/ports.ts';
import {
  bundleLoader,
  call as callFunction,
  type Execute,
  type FunctionPorts,
  functionError,
  named,
} from './functions.ts';
import type { Call, Invoker } from './jobs.ts';
import { type Answer, failure } from './messages.ts';
import type { Timers } from './timers.ts';

export interface LaneSettings {
  readonly bundles: { readonly [name: string]: string };
  /** All runs, in the order of the manifest. */
  readonly runs: readonly string[];
  readonly blame: Int32Array;
  /** Milliseconds. */
  readonly timeLimit: number;
  readonly timers: Timers;
  readonly ports: Omit<FunctionPorts, 'commit'>;
}

export class Lane implements Invoker {
  readonly #settings: LaneSettings;
  readonly #load: (name: string) => Promise<Execute>;
  readonly #ready = new Map<string, Execute>();
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(settings: LaneSettings) {
    this.#settings = settings;
    this.#load = bundleLoader(settings.bundles);
    this.#numbers = new Map(settings.runs.map((run, i) => [run, i + 1]));
  }

  /** Reads all bundles, so that first requests need not wait. */
  async warm(): Promise<void> {
    await Promise.allSettled(Object.keys(this.#settings.bundles).map(name => this.#loaded(name)));
  }

  async invoke(call: Call): Promise<Answer> {
    let execute = this.#ready.get(call.function);
    if (execute === undefined) {
      try {
        execute = await this.#loaded(call.function);
      } catch (thrown) {
        return { kind: 'error', error: functionError(thrown), reads: 0 };
      }
    }
    return this.#run(execute, call);
  }

  async #loaded(name: string): Promise<Execute> {
    const execute = await this.#load(name);
    this.#ready.set(name, execute);
    return execute;
  }

  #run(execute: Execute, call: Call): Promise<Answer> {
    const { timers, timeLimit, ports } = this.#settings;
    const number = this.#numbers.get(runOf(call.payload)) ?? 0;
    const invocation = new Invocation(this.#settings.blame, number);
    return new Promise(resolve => {
      const cancel = timers.after(timeLimit, () => {
        invocation.end();
        const seconds = (timeLimit / 1000).toFixed(2);
        resolve(failure('Sandbox.Timedout', `Error: Task timed out after ${seconds} seconds`));
      });
      invocation.resume();
      void callFunction(execute, call.payload, {
        ...ports,
        reads: {
          read: keys => invocation.guard(ports.reads.read(keys)),
          scan: range => invocation.guard(ports.reads.scan(range)),
          entry: key => invocation.guard(ports.reads.entry(key)),
        },
        commit: commit => invocation.guard(invocation.ended ? undefined : call.commit(commit)),
        complete: (token, result) =>
          invocation.guard(invocation.ended ? undefined : ports.complete(token, result)),
      }).then(answer => {
        cancel();
        resolve(answer);
      });
      invocation.rest();
    });
  }
}

/** Notes who has the thread whenever the function's code goes on; a function that was given up cannot go on. */
class Invocation {
  readonly #blame: Int32Array;
  readonly #number: number;
  ended = false;

  constructor(blame: Int32Array, number: number) {
    this.#blame = blame;
    this.#number = number;
  }

  resume(): void {
    this.#blame[0] = this.#number;
  }

  rest(): void {
    this.#blame[0] = 0;
  }

  end(): void {
    this.ended = true;
  }

  async guard<Result>(answer: Promise<Result> | undefined): Promise<Result> {
    const result = await answer;
    if (this.ended || answer === undefined) throw named('Mu.StoreUnavailable', 'the invocation was given up');
    this.resume();
    return result as Result;
  }
}

function runOf(payload: Json): string {
  const { run } = (payload ?? {}) as { readonly run?: Json };
  return typeof run === 'string' ? run : '';
}
