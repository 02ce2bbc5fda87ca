// A platform in virtual time: executions of emitted machines, driven by the interpreter's `transition`, which start each other
// and wait for tokens; functions that answer after a latency. Nothing here waits: the clock jumps to what is due next, and
// `choose` decides among what is due at the same moment.
import type { Invocation, Json, Ports, Reply } from '../../../stdlib/runtime/ports.ts';
import { memoryStore } from '../../../stdlib/stores/memory.ts';
import type { StateMachine } from '../../../targets/asl/types.ts';
import { functionError } from '../../../targets/local/functions.ts';
import {
  answerSlowly,
  type Effect,
  type Event,
  newExecution,
  type Outcome,
  type Snapshot,
  transition,
} from '../../../targets/local/interpreter/index.ts';
import { tokenParts } from '../../../targets/local/interpreter/tokens.ts';
import { portsOf } from '../../stdlib/world.ts';

export type Execute = (invocation: Invocation, ports: Ports) => Promise<Reply>;

export interface Built {
  /** By the text that stands for its ARN. */
  readonly units: ReadonlyMap<string, Execute>;
  /** By the text that stands for its ARN. */
  readonly machines: ReadonlyMap<string, StateMachine>;
}

/** Milliseconds that an invocation takes, by what it logged, or the error that it threw. */
export type Latency = (lines: readonly string[], unit: string) => number;

type EventBody = Event extends infer E ? (E extends Event ? Omit<E, 'time' | 'random'> : never) : never;

interface Execution {
  readonly id: string;
  readonly machine: StateMachine;
  snapshot: Snapshot;
  outcome: Outcome | undefined;
  ended: number;
}

interface Due {
  readonly at: number;
  readonly run: () => Promise<void>;
}

const sources = { random: () => 0.5, uuid: () => 'uuid', hash: (data: string) => `#${data}` };

export class World {
  readonly #built: Built;
  readonly #choose: (count: number) => number;
  readonly #latency: Latency;
  readonly #executions = new Map<string, Execution>();
  readonly #due: Due[] = [];
  readonly #ports: Ports;
  #lines: string[] = [];
  now = 0;

  constructor(built: Built, choose: (count: number) => number, latency: Latency = () => 0) {
    this.#built = built;
    this.#choose = choose;
    this.#latency = latency;
    this.#ports = {
      ...portsOf(memoryStore()),
      platform: {
        succeed: async (token, output) => this.#tell(token, { kind: 'succeeded', result: output }),
        fail: async (token, error, cause) => this.#tell(token, { kind: 'failed', error, cause }),
      },
      log: { write: (_, message) => void this.#lines.push(message) },
    };
  }

  get ports(): Ports {
    return this.#ports;
  }

  /** Runs an execution to its end, and when that was; `settled` runs everything that goes on behind it, too. */
  async run(machine: StateMachine, name: string, args: readonly Json[]) {
    const begun = this.now;
    const execution = await this.#start(machine, name, { args: [...args] });
    while (execution.outcome === undefined) await this.#step();
    return { outcome: execution.outcome, took: execution.ended - begun };
  }

  async settled(): Promise<void> {
    while (this.#due.length > 0) await this.#step();
    for (const { id, outcome } of this.#executions.values())
      if (outcome === undefined) throw new Error(`${id} waits for nothing`);
  }

  async #step(): Promise<void> {
    if (this.#due.length === 0) throw new Error('everybody waits for nothing');
    this.now = Math.max(this.now, Math.min(...this.#due.map(d => d.at)));
    const ready = this.#due.filter(d => d.at <= this.now);
    const next = ready[this.#choose(ready.length)] as Due;
    this.#due.splice(this.#due.indexOf(next), 1);
    await next.run();
  }

  async #start(machine: StateMachine, name: string, input: Json): Promise<Execution> {
    const id = `arn:${name}`;
    const snapshot = newExecution({
      id,
      name,
      input,
      startTime: new Date(this.now).toISOString(),
      machine: { id: 'arn:machine', name: 'machine' },
    });
    const execution: Execution = { id, machine, snapshot, outcome: undefined, ended: 0 };
    this.#executions.set(id, execution);
    await this.#deliver(execution, { kind: 'start' });
    return execution;
  }

  async #deliver(execution: Execution, event: EventBody): Promise<void> {
    if (execution.outcome !== undefined) return;
    const full = { ...event, time: this.now, random: 0.5 } as Event;
    const answers = [];
    for (;;) {
      const result = transition(execution.machine, execution.snapshot, full, { answers });
      if (result.kind === 'moved') {
        execution.snapshot = result.snapshot;
        for (const effect of result.effects) this.#take(execution, effect);
        return;
      }
      answers.push(await answerSlowly(result.question, sources));
    }
  }

  #later(execution: Execution, at: number, event: () => Promise<EventBody>): void {
    this.#due.push({ at, run: async () => this.#deliver(execution, await event()) });
  }

  #take(execution: Execution, effect: Effect): void {
    switch (effect.kind) {
      case 'done':
        execution.outcome = effect.outcome;
        execution.ended = this.now;
        return;
      case 'invoke':
        this.#due.push({ at: this.now, run: () => this.#invoke(execution, effect) });
        if (effect.deadline !== undefined) this.#limit(execution, effect.token, effect.deadline);
        return;
      case 'start':
        this.#later(execution, this.now, async () => this.#startBy(effect));
        return;
      case 'timer':
        this.#later(execution, effect.at, async () => ({ kind: 'timer', token: effect.token }));
        return;
      case 'deadline':
        if (effect.at !== undefined) this.#limit(execution, effect.token, effect.at);
        return;
      case 'task':
      case 'activity':
      case 'read':
      case 'write':
      case 'counted':
        throw new Error(`nothing emitted asks for ${effect.kind}`);
      default:
        effect satisfies never;
    }
  }

  /** The time of a task is over then; if it has ended before, nobody hears of it. */
  #limit(execution: Execution, token: string, at: number): void {
    this.#later(execution, at, async () => ({ kind: 'late', token }));
  }

  async #startBy(effect: Extract<Effect, { kind: 'start' }>): Promise<EventBody> {
    const { token, machine: arn, name = '', input } = effect;
    const machine = this.#built.machines.get(arn);
    if (machine === undefined) throw new Error(`no machine ${arn}`);
    if (this.#executions.has(`arn:${name}`)) {
      const error = 'Sfn.ExecutionAlreadyExistsException';
      return { kind: 'failed', token, error, cause: 'it exists' };
    }
    await this.#start(machine, name, input as Json);
    return { kind: 'succeeded', token, result: { ExecutionArn: `arn:${name}`, StartDate: this.now } };
  }

  /** What the function does, it does at once; the answer takes its time. */
  async #invoke(execution: Execution, effect: Extract<Effect, { kind: 'invoke' }>): Promise<void> {
    const { token, waits } = effect;
    const execute = this.#built.units.get(effect.function);
    if (execute === undefined) throw new Error(`no function ${effect.function}`);
    this.#lines = [];
    const event = await this.#answer(execute, effect);
    if (event.kind === 'failed') this.#lines.push(event.cause);
    const at = this.now + this.#latency(this.#lines, effect.function);
    this.#later(execution, at, async () =>
      waits && event.kind === 'succeeded' ? { kind: 'told', token } : event,
    );
  }

  async #answer(
    execute: Execute,
    { token, payload }: Extract<Effect, { kind: 'invoke' }>,
  ): Promise<EventBody> {
    try {
      const reply = await execute(payload as unknown as Invocation, this.#ports);
      return { kind: 'succeeded', token, result: reply as unknown as Json };
    } catch (thrown) {
      const error = functionError(thrown);
      if (!error.errorMessage.startsWith('{')) throw thrown;
      return { kind: 'failed', token, error: error.errorType, cause: JSON.stringify(error) };
    }
  }

  /** False: nobody waits for the token any more. */
  #tell(
    text: string,
    event: { kind: 'succeeded'; result: Json } | { kind: 'failed'; error: string; cause: string },
  ) {
    const parts = tokenParts(text);
    const execution = parts === undefined ? undefined : this.#executions.get(parts.execution);
    if (parts === undefined || execution === undefined || execution.outcome !== undefined) return false;
    const { token } = parts;
    this.#later(execution, this.now, async () => ({ ...event, token }) as EventBody);
    return true;
  }
}
