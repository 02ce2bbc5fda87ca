// The local engine without its threads, over a disk that outlives it: the same requests, executions and front door, with functions
// that run in this process and a clock that somebody else moves.
import { createHash } from 'node:crypto';
import type { HttpResponse } from '../../../stdlib/runtime/http.ts';
import { linear } from '../../../stdlib/runtime/regexp/linear.ts';
import { deliverSignal } from '../../../stdlib/runtime/signals.ts';
import { type Build, functionName } from '../build.ts';
import { toldOf } from '../execution-ports.ts';
import { keeper, type Records } from '../execution-records.ts';
import { Executions } from '../executions.ts';
import type { Execute } from '../functions.ts';
import { type Gateway, gateway } from '../gateway.ts';
import type { Call } from '../jobs.ts';
import { type Answer, type Asked, failure } from '../messages.ts';
import { Requests } from '../requests.ts';
import { Script, type ScriptedAnswers } from '../script.ts';
import { StartedExecutions } from '../started.ts';
import type { Timers } from '../timers.ts';
import type { Disk } from './disk.ts';
import { invoke, type Platform, type ProcessWorld } from './process.ts';
import type { Scheduler } from './scheduler.ts';

export interface EngineWorld {
  readonly build: Build;
  readonly functions: ReadonlyMap<string, Execute>;
  readonly scheduler: Scheduler;
  readonly disk: Disk;
  readonly random: () => number;
  readonly script: Script;
  readonly platform: Platform;
}

export type { ScriptedAnswers };
export { Script };

const lost = new Set(['Runtime.ExitError', 'Sandbox.Timedout']);

/** Longer than anything lasts. */
const hold = 400 * 86_400_000;
const retention = 14 * 86_400;

export class SimulatedEngine {
  readonly #world: EngineWorld;
  readonly #timers: Timers;
  readonly #executions: Executions;
  readonly #requests: Requests;
  readonly #gateway: Gateway;
  readonly #processes: ProcessWorld;
  #uuids = 0;
  alive = true;

  constructor(world: EngineWorld) {
    this.#world = world;
    const { build, scheduler, disk, random } = world;
    const { clock } = scheduler;
    this.#timers = scheduler.newTimers();
    const records: Records = { open: disk.open, ended: disk.ended, durable: () => this.#durable() };
    const base = { build, records, clock, timers: this.#timers };
    const started = new StartedExecutions({
      ...base,
      executions: () => this.#executions,
      newName: () => this.#uuid(),
    });
    this.#executions = new Executions({
      ...base,
      sources: { random, uuid: () => this.#uuid(), hash, regex: linear },
      keep: keeper(records),
      invoke: async ({ function: name, payload }) =>
        toldOf(
          await this.#invoke({
            function: functionName(name),
            payload,
            commit: commit => disk.commit(commit),
          }),
        ),
      start: ({ machine, name, input }) => started.start(machine, name, input),
    });
    this.#requests = new Requests({
      ...base,
      executions: this.#executions,
      started,
      random,
      invoke: call => this.#invokeDirectly(call),
      entry: key => disk.store.entry(key),
      commit: commit => disk.commit(commit),
    });
    this.#processes = this.#processWorld();
    this.#gateway = this.#newGateway();
  }

  /** After a crash: everything that was open goes on. */
  resume(): void {
    this.#requests.resume();
  }

  answer(asked: Asked): Promise<HttpResponse> {
    return this.#gateway(asked);
  }

  die(): void {
    this.alive = false;
    this.#executions.close();
    this.#timers.close();
  }

  #processWorld(): ProcessWorld {
    const { scheduler, disk, random, functions } = this.#world;
    return {
      scheduler,
      engine: this,
      platform: this.#world.platform,
      store: {
        read: keys => disk.read(keys),
        scan: range => disk.store.scan(range),
        entry: key => disk.store.entry(key),
        commit: commit => disk.commit(commit),
      },
      retention,
      random,
      execute: name => functions.get(name),
      wait: milliseconds => new Promise(done => this.#timers.after(milliseconds, done)),
      complete: async (token, result) => {
        await undefined;
        return this.#executions.complete(token, result);
      },
    };
  }

  #newGateway(): Gateway {
    return gateway({
      manifest: this.#world.build.manifest,
      call: (method, args, id) => this.#requests.call(method, args, id),
      describe: (requestId, method) => this.#requests.describe(requestId, method),
      durable: () => this.#durable(),
      find: requestId => this.#requests.find(requestId),
      hold,
      after: (milliseconds, wake) => this.#timers.after(milliseconds, wake),
      deliver: async ({ request, name, value, delivery = this.#uuid() }) => {
        const { store, random, wait } = this.#processes;
        const { clock } = this.#world.scheduler;
        const ports = {
          store,
          clock: { now: () => clock.now(), wait },
          random: { next: random },
          platform: {
            succeed: (token: string, result: never) =>
              this.#processes.complete(token, { kind: 'succeeded', result }),
            fail: (token: string, error: string, cause: string) =>
              this.#processes.complete(token, { kind: 'failed', error, cause }),
          },
          log: { write: () => {} },
          retention,
        };
        const delivered = await deliverSignal(ports, { request, name }, { id: delivery, value });
        await this.#durable();
        return delivered;
      },
    });
  }

  /** In the cloud, nobody but the client asks again: as if for the first time, whatever became of it. */
  async #invokeDirectly(call: Call): Promise<Answer> {
    if (this.#world.platform === 'engine') return this.#invoke(call);
    const payload = { ...(call.payload as object), attempt: 0 };
    const answer = await this.#invoke({ ...call, payload });
    const gone = answer.kind === 'error' && lost.has(answer.error.errorType);
    return gone ? failure('Lambda.ServiceException', answer.error.errorMessage) : answer;
  }

  async #invoke(call: Call): Promise<Answer> {
    const outside = this.#world.build.manifest.externs.find(({ name }) => name === call.function);
    if (outside === undefined) return await invoke(call, this.#processes);
    await this.#durable();
    const { method = '' } = (call.payload ?? {}) as { readonly method?: string };
    const answer = this.#world.script.answer(`${call.function}.${method}`);
    return answer ?? failure('CallFailed', `the scenario says nothing of ${call.function}.${method}`);
  }

  async #durable(): Promise<void> {
    const { disk, scheduler, platform } = this.#world;
    if (platform === 'cloud' || disk.impatient || !disk.behind) return;
    const { written } = disk;
    await scheduler.pass(this, {
      kind: 'flush',
      request: '',
      who: 'engine',
      what: 'flush to disk',
      faults: ['engine restarts', 'engine forgets'],
    });
    disk.flush(written);
  }

  #uuid(): string {
    return `00000000-0000-4000-9000-${String(++this.#uuids).padStart(12, '0')}`;
  }
}

function hash(data: string, algorithm: string): string {
  return createHash(algorithm.replace('-', '')).update(data).digest('hex');
}
