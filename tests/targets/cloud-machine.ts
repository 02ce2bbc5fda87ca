// The state machines of the small account, with real functions: the interpreter decides, this file waits, invokes, starts
// executions and hears of tokens, as far as the machine's role allows.
import { createHash, randomUUID } from 'node:crypto';
import type { StateMachine } from '../../targets/asl/types.ts';
import {
  answerSlowly,
  type Effect,
  type Event,
  type Json,
  newExecution,
  type Outcome,
  type Snapshot,
  transition,
} from '../../targets/local/interpreter/index.ts';
import { tokenParts } from '../../targets/local/interpreter/tokens.ts';
import { FunctionError } from './cloud.ts';

type EventBody = Event extends infer E ? (E extends Event ? Omit<E, 'time' | 'random'> : never) : never;
type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

const sources = {
  now: Date.now,
  random: Math.random,
  uuid: randomUUID,
  hash: (data: string) => createHash('sha256').update(data).digest('hex'),
};

/** A second takes 50 ms here, and an hour not much longer than a minute; what is due later comes later. */
function shortened(milliseconds: number): number {
  return 50 * Math.log2(1 + Math.max(0, milliseconds) / 1000);
}

export interface MachineWorld {
  /** By AWS name. */
  definition(machine: string): StateMachine;
  /** Permissions of the machine's role: `action arn`. */
  allowed(machine: string): ReadonlySet<string>;
  invoke(functionArn: string, payload: Json): Promise<unknown>;
}

export type Told = { readonly output: Json } | { readonly error: string; readonly cause: string };

const region = 'arn:Partition:states:Region:AccountId';

export function machineArn(machine: string): string {
  return `${region}:stateMachine:${machine}`;
}

export class Machines {
  readonly #world: MachineWorld;
  readonly #executions = new Map<string, Execution>();

  constructor(world: MachineWorld) {
    this.#world = world;
  }

  /** The same name is the same execution. */
  start(machine: string, name: string, input: Json): Execution {
    const id = `${region}:execution:${machine}:${name}`;
    const known = this.#executions.get(id);
    if (known !== undefined) return known;
    const definition = this.#world.definition(machine);
    const snapshot = newExecution({
      id,
      name,
      input,
      startTime: new Date().toISOString(),
      machine: { id: machineArn(machine), name: machine },
    });
    const execution = new Execution(definition, snapshot, {
      invoke: (arn, payload) => this.#world.invoke(arn, payload),
      start: (arn, child, childInput) => this.#startFor(machine, arn, child, childInput),
    });
    this.#executions.set(id, execution);
    return execution;
  }

  /** What starts executions must be allowed to. */
  #startFor(by: string, arn: string, name: string, input: Json): void {
    if (!this.#world.allowed(by).has(`states:StartExecution ${arn}`))
      throw new Error(`${by} may not start ${arn}`);
    this.start(arn.slice(machineArn('').length), name, input);
  }

  /** ARN of the machine whose task waits with this token. */
  machineOf(token: string): string {
    const parts = tokenParts(token)?.execution.split(':') ?? [];
    return machineArn(parts[6] ?? '');
  }

  async tell(token: string, told: Told): Promise<boolean> {
    const parts = tokenParts(token);
    const execution = parts && this.#executions.get(parts.execution);
    return execution === undefined ? false : await execution.tell(parts?.token ?? '', told);
  }

  /** Until nothing runs any more. */
  async ended(): Promise<void> {
    for (const { outcome } of this.#executions.values()) await outcome;
  }
}

interface Doing {
  invoke(functionArn: string, payload: Json): Promise<unknown>;
  start(machineArn: string, name: string, input: Json): void;
}

class Execution {
  readonly outcome: Promise<Outcome>;
  readonly #machine: StateMachine;
  readonly #doing: Doing;
  readonly #timers = new Set<NodeJS.Timeout>();
  #snapshot: Snapshot;
  #line: Promise<unknown> = Promise.resolve();
  #done: (outcome: Outcome) => void = () => {};
  #fail: (error: unknown) => void = () => {};

  constructor(machine: StateMachine, snapshot: Snapshot, doing: Doing) {
    this.#machine = machine;
    this.#snapshot = snapshot;
    this.#doing = doing;
    this.outcome = new Promise((done, fail) => {
      this.#done = done;
      this.#fail = fail;
    });
    this.#take({ kind: 'start' });
  }

  /** Whether the task still waited. */
  tell(token: string, told: Told): Promise<boolean> {
    return 'output' in told
      ? this.#take({ kind: 'succeeded', token, result: told.output })
      : this.#take({ kind: 'failed', token, ...told });
  }

  #take(body: EventBody): Promise<boolean> {
    const taken = this.#line.then(() => this.#step(body));
    this.#line = taken.catch(this.#fail);
    return taken;
  }

  async #step(body: EventBody): Promise<boolean> {
    const event = { ...body, time: Date.now(), random: Math.random() } as Event;
    const answers = [];
    for (;;) {
      const before = this.#snapshot;
      const result = transition(this.#machine, before, event, { answers });
      if (result.kind === 'moved') {
        this.#snapshot = result.snapshot;
        for (const effect of result.effects) this.#act(effect);
        return result.snapshot !== before;
      }
      answers.push(await answerSlowly(result.question, sources));
    }
  }

  #act(effect: Effect): void {
    if (effect.kind === 'done') this.#end(effect.outcome);
    else if (effect.kind === 'timer') this.#after(effect.at, { kind: 'timer', token: effect.token });
    else if (effect.kind === 'deadline') {
      if (effect.at !== undefined) this.#limit(effect.token, effect.at);
    } else if (effect.kind === 'start') this.#start(effect);
    else if (effect.kind === 'invoke') this.#invoke(effect);
    else throw new Error(`nothing emitted asks for ${effect.kind}`);
  }

  #end(outcome: Outcome): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#done(outcome);
  }

  #after(at: number, event: EventBody): void {
    this.#timers.add(setTimeout(() => this.#take(event), shortened(at - Date.now())));
  }

  #limit(token: string, at: number): void {
    this.#after(at, { kind: 'late', token });
  }

  #start({ token, machine, name = randomUUID(), input }: Of<'start'>): void {
    this.#doing.start(machine, name, input);
    void this.#take({ kind: 'succeeded', token, result: {} });
  }

  #invoke({ token, function: arn, payload, waits, deadline }: Of<'invoke'>): void {
    if (waits && deadline !== undefined) this.#limit(token, deadline);
    this.#doing.invoke(arn, payload).then(
      result => {
        if (!waits) void this.#take({ kind: 'succeeded', token, result: result as Json });
      },
      (error: unknown) => {
        if (!(error instanceof FunctionError)) this.#fail(error);
        else this.#take({ kind: 'failed', token, error: error.report.errorType, cause: error.message });
      },
    );
  }
}
