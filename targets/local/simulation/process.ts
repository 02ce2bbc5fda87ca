// One invocation of an emitted function, between a platform that may give it up, repeat it or keep its answer back, and a store
// that may be busy or silent. What has died never goes on; what was frozen goes on when nobody expects it any more.
import { recordText } from '../../../stdlib/runtime/keys.ts';
import type {
  Commit,
  CommitResult,
  Invocation,
  Json,
  Ports,
  RecordKey,
  Store,
} from '../../../stdlib/runtime/ports.ts';
import { type Execute, functionError, named } from '../functions.ts';
import type { Call } from '../jobs.ts';
import { type Answer, failure } from '../messages.ts';
import type { Fault, PointKind } from './schedule.ts';
import type { Owner, Point, Scheduler } from './scheduler.ts';

export interface ProcessWorld {
  readonly scheduler: Scheduler;
  readonly engine: Owner;
  readonly platform: Platform;
  readonly store: Store;
  readonly retention: number;
  readonly random: () => number;
  execute(name: string): Execute | undefined;
  /** After so many milliseconds, as long as the engine lives. */
  wait(milliseconds: number): Promise<void>;
  complete(token: string, result: Parameters<Complete>[1]): Promise<boolean>;
}

type Complete = (
  token: string,
  result:
    | { readonly kind: 'succeeded'; readonly result: Json }
    | { readonly kind: 'failed'; readonly error: string; readonly cause: string },
) => Promise<boolean>;

/** Each time another one: whoever waits for it is forgotten with it. */
function never(): Promise<never> {
  return new Promise(() => {});
}
const minute = 60_000;

/**
 * `engine`: on one machine; it may die as a whole, and ends what it gives up. `cloud`: what was given up may go on, what was asked
 * for once may happen twice, and what was written is written.
 */
export type Platform = 'engine' | 'cloud';

type Faults = { readonly [platform in Platform]: readonly Fault[] };

const dying: readonly Fault[] = ['engine restarts', 'engine forgets'];
const ofInvocations: Faults = {
  engine: ['unavailable', 'crash before', 'clock ahead', 'clock behind', ...dying],
  cloud: ['unavailable', 'crash before', 'clock ahead', 'clock behind', 'twice', 'again later'],
};
const ofRequests: Faults = {
  engine: ['crash before', 'crash after', 'lost answer', 'unavailable', ...dying],
  cloud: ['crash before', 'crash after', 'lost answer', 'unavailable', 'freeze'],
};
const ofReplies: Faults = { engine: ['lost answer', ...dying], cloud: ['lost answer'] };

/** Invokes a function once; what goes wrong is decided on the way. */
export async function invoke(call: Call, world: ProcessWorld): Promise<Answer> {
  const { scheduler, engine, platform } = world;
  const asked = describe(call);
  const fault = await scheduler.pass(engine, {
    ...asked,
    kind: 'invoke',
    what: `invoke ${call.function}`,
    faults: ofInvocations[platform],
  });
  if (fault === 'unavailable') return failure('Lambda.TooManyRequestsException', 'Rate exceeded');
  if (fault === 'crash before') return failure('Runtime.ExitError', 'Error: Runtime exited');
  const copy: Call = { ...call, commit: commit => world.store.commit(commit) };
  if (fault === 'twice') void new Process(copy, world, 0).answer();
  if (fault === 'again later') void scheduler.freeze(engine).then(() => new Process(copy, world, 0).answer());
  const skew = fault === 'clock ahead' ? minute : fault === 'clock behind' ? -minute : 0;
  const answer = await new Process(call, world, skew).answer();
  const late = await scheduler.pass(engine, {
    ...asked,
    kind: 'reply',
    what: replyText(answer),
    faults: ofReplies[platform],
  });
  return late === 'lost answer' ? failure('Lambda.ServiceException', 'the answer was lost') : answer;
}

function describe({ payload }: Call): Pick<Point, 'request' | 'who' | 'key' | 'settles'> {
  const { run = '', key = '', attempt = 0, settle } = (payload ?? {}) as Partial<Invocation>;
  const settles = settle !== undefined;
  const how = settles ? ', settling' : attempt > 0 ? `, attempt ${attempt + 1}` : '';
  return { request: key.split('/')[0] ?? '', who: `${run}${how}`, key, settles };
}

function replyText(answer: Answer): string {
  return answer.kind === 'error' ? `throws ${answer.error.errorType}` : 'replies';
}

class Process {
  readonly #call: Call;
  readonly #world: ProcessWorld;
  readonly #skew: number;
  readonly #owner: { alive: boolean };
  #frozen = false;
  #end: (answer: Answer) => void = () => {};

  constructor(call: Call, world: ProcessWorld, skew: number) {
    this.#call = call;
    this.#world = world;
    this.#skew = skew;
    let dead = false;
    this.#owner = {
      get alive() {
        return !dead && world.engine.alive;
      },
      set alive(alive) {
        dead = !alive;
      },
    };
  }

  /** Of the process, or what the platform says of one that gives none. */
  answer(): Promise<Answer> {
    return new Promise(end => {
      this.#end = end;
      void this.#run().then(end);
    });
  }

  async #run(): Promise<Answer> {
    const { payload, function: name } = this.#call;
    const execute = this.#world.execute(name);
    if (execute === undefined)
      return failure('Lambda.ResourceNotFoundException', `Function not found: ${name}`);
    try {
      const reply = await execute(payload as unknown as Invocation, this.#ports());
      return { kind: 'reply', payload: (reply as unknown as Json | undefined) ?? null, reads: 0 };
    } catch (thrown) {
      return { kind: 'error', error: functionError(thrown), reads: 0 };
    }
  }

  #ports(): Ports {
    const { store, scheduler, random, retention, complete } = this.#world;
    return {
      store: {
        read: keys => this.#read(keys),
        scan: range => this.#ask('scan', `scan ${range.service}/${range.state}`, () => store.scan(range)),
        entry: key => this.#ask('entry', `ledger entry ${key}`, () => store.entry(key)),
        commit: commit => this.#ask('commit', commitText(commit), () => this.#commit(commit)),
      },
      clock: {
        now: () => scheduler.clock.now() + this.#skew,
        wait: milliseconds => this.#world.wait(milliseconds),
      },
      random: { next: random },
      platform: {
        succeed: (token, result) => complete(token, { kind: 'succeeded', result }),
        fail: (token, error, cause) => complete(token, { kind: 'failed', error, cause }),
      },
      log: { write: () => {} },
      retention,
      checkInvariants: true,
    };
  }

  /** Whoever has given the process up hears no more of its commits. */
  #commit(commit: Commit): Promise<CommitResult> {
    return this.#frozen ? this.#world.store.commit(commit) : this.#call.commit(commit);
  }

  /** A batch may come in parts, each at its own moment. */
  async #read(keys: readonly RecordKey[]): ReturnType<Store['read']> {
    const { store, platform } = this.#world;
    const divides = platform === 'cloud' && keys.length > 1;
    const faults = [...ofRequests[platform], ...(divides ? (['partial batch'] as const) : [])];
    let given = keys.length;
    const found = await this.#ask(
      'read',
      `read ${keys.map(recordText).join(', ')}`,
      fault => {
        if (fault === 'partial batch') given = Math.ceil(keys.length / 2);
        return store.read(keys.slice(0, given));
      },
      faults,
    );
    return given === keys.length ? found : [...found, ...(await this.#read(keys.slice(given)))];
  }

  async #ask<T>(
    kind: PointKind,
    what: string,
    request: (fault: Fault | undefined) => Promise<T>,
    faults = ofRequests[this.#world.platform],
  ): Promise<T> {
    const { scheduler } = this.#world;
    const fault = await scheduler.pass(this.#owner, { ...describe(this.#call), kind, what, faults });
    if (!this.#owner.alive) return never();
    if (fault === 'crash before') return this.#die();
    if (fault === 'unavailable') throw named('Mu.StoreUnavailable', 'throttled');
    if (fault === 'freeze') {
      this.#frozen = true;
      this.#end(failure('Sandbox.Timedout', 'Error: Task timed out'));
      await scheduler.freeze(this.#owner);
    }
    const result = await request(fault);
    if (fault === 'crash after') return this.#die();
    if (fault === 'lost answer') throw named('Mu.StoreUnavailable', 'the answer was lost');
    return result;
  }

  #die(): Promise<never> {
    this.#owner.alive = false;
    this.#end(failure('Runtime.ExitError', 'Error: Runtime exited with error: signal: killed'));
    return never();
  }
}

function commitText({ writes, entry }: Commit): string {
  const records = writes.map(({ record }) => recordText(record));
  const moves = entry === undefined ? [] : [`ledger ${entry.key} to ${entry.next.sequence}`];
  return `commit ${[...records, ...moves].join(', ')}`;
}
