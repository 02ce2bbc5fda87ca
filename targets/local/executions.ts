// Executions of state machines: each is driven event by event through the interpreter; what it asks for is done here, and
// its snapshot is kept after each step, in order with the commits of its functions.
//
//   X1  A task that waits for its token is told once how it ended, before its time is over or never: what comes later, or to a
//       task that is not there any more, is told to be late. Who is told `true` can rely on the record.
//   X2  After a restart every execution is known before any goes on: nobody is told that a task is gone which is still to be resumed.
import type { Json } from '../../stdlib/runtime/ports.ts';
import { executionArn, functionName, type Machine, machineArn } from './build.ts';
import { type Records, recordKey } from './execution-records.ts';
import {
  answerSlowly,
  type Effect,
  type Answer as Evaluated,
  type Event,
  newExecution,
  type Outcome,
  type Snapshot,
  type Sources,
  transition,
} from './interpreter/index.ts';
import { tokenParts } from './interpreter/tokens.ts';
import type { Answer } from './messages.ts';
import type { TaskResult } from './task-result.ts';
import type { Clock, Timers } from './timers.ts';

export interface ExecutionPorts {
  readonly records: Records;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly sources: Sources;
  invoke(name: string, payload: Json): Promise<Answer>;
  /** Starts an execution of another machine on behalf of a task. */
  start(machine: string, name: string | undefined, input: Json): Started;
}

/** As Step Functions answers StartExecution. */
export type Started =
  | { readonly kind: 'started'; readonly execution: string; readonly time: number }
  | { readonly kind: 'refused'; readonly error: string; readonly cause: string };

type Invoke = Extract<Effect, { kind: 'invoke' }>;
type Moment = { readonly time: number; readonly random: number };
/** An event without its moment, which is when it is taken up. */
type Waiting<E> = E extends Event ? Omit<E, keyof Moment> : never;

interface Delivery {
  readonly event: Waiting<Event>;
  /** Hears whether it made a difference, when that is recorded. */
  readonly taken: ((changed: boolean) => void) | undefined;
}

interface Execution {
  readonly machine: Machine;
  readonly key: string;
  readonly name: string;
  readonly ended: (outcome: Outcome) => void;
  readonly events: Delivery[];
  /** Cancel the time limits of tasks, by token. */
  readonly limits: Map<string, () => void>;
  snapshot: Snapshot;
  /** An event is being worked on. */
  busy: boolean;
  over: boolean;
}

export class Executions {
  readonly #ports: ExecutionPorts;
  /** By ARN. */
  readonly #live = new Map<string, Execution>();
  /** Those that are about to be resumed (X2). */
  #held: Execution[] | undefined;
  #closed = false;
  #evaluating = 0;
  #steps = 0;

  constructor(ports: ExecutionPorts) {
    this.#ports = ports;
  }

  /** Resolves with the outcome; what becomes of the record is left to who asked. */
  start(machine: Machine, name: string, input: Json): Promise<Outcome> {
    return new Promise(ended => this.launch(machine, name, input, ended));
  }

  /** The same; `ended` is called in the very moment. */
  launch(machine: Machine, name: string, input: Json, ended: (outcome: Outcome) => void): void {
    const startTime = new Date(this.#ports.clock.now()).toISOString();
    const snapshot = newExecution({
      id: executionArn(machine, name),
      name,
      input,
      startTime,
      machine: { id: machineArn(machine), name: machine.name },
    });
    this.#run(machine, name, snapshot, ended);
  }

  /** Goes on with an execution that was open when the engine stopped. */
  resume(machine: Machine, name: string, snapshot: Snapshot): Promise<Outcome> {
    return new Promise(ended => this.#run(machine, name, snapshot, ended));
  }

  /** What is resumed until `release` does not go on before it. */
  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const execution of held) this.#drain(execution);
  }

  /** X1 */
  complete(token: string, result: TaskResult): Promise<boolean> {
    const parts = tokenParts(token);
    const execution = parts && this.#live.get(parts.execution);
    if (parts === undefined || execution === undefined) return Promise.resolve(false);
    return new Promise(taken => this.#deliver(execution, { ...result, token: parts.token }, taken));
  }

  /** The input of an execution that has not ended. */
  input(arn: string): Json | undefined {
    return this.#live.get(arn)?.snapshot.execution.input;
  }

  /** An expression is being evaluated somewhere. */
  get busy(): boolean {
    return this.#evaluating > 0;
  }

  /** Counts the events that were taken up. */
  get steps(): number {
    return this.#steps;
  }

  close(): void {
    this.#closed = true;
    this.#live.clear();
  }

  #run(machine: Machine, name: string, snapshot: Snapshot, ended: Execution['ended']): void {
    const first: Waiting<Event> = { kind: snapshot.root === undefined ? 'start' : 'resume' };
    const execution: Execution = {
      machine,
      key: recordKey(machine.id, name),
      name,
      ended,
      events: [{ event: first, taken: undefined }],
      limits: new Map(),
      snapshot,
      busy: false,
      over: false,
    };
    this.#live.set(snapshot.execution.id, execution);
    this.#limitAll(execution);
    if (this.#held !== undefined) {
      this.#held.push(execution);
      return;
    }
    this.#drain(execution);
    // It has not begun: its first expression takes a while.
    if (execution.busy) this.#record(execution);
  }

  #record({ machine, name, key, snapshot }: Execution): void {
    this.#ports.records.open.put(key, { kind: 'machine', machine: machine.id, name, snapshot });
  }

  /** A machine that has a time limit (`@express`) ends with it. What is under way decides nothing any more. */
  #limitAll(execution: Execution): void {
    const { TimeoutSeconds } = execution.machine.definition;
    if (TimeoutSeconds === undefined) return;
    const at = Date.parse(execution.snapshot.execution.startTime) + TimeoutSeconds * 1000;
    const late = { kind: 'failed', error: 'States.Timeout', cause: '' } as const;
    this.#ports.timers.at(at, () => this.#end(execution, late));
  }

  #end(execution: Execution, outcome: Outcome): void {
    if (this.#closed || execution.over) return;
    execution.over = true;
    this.#live.delete(execution.snapshot.execution.id);
    for (const cancel of execution.limits.values()) cancel();
    execution.ended(outcome);
    for (const { taken } of execution.events.splice(0)) taken?.(false);
  }

  #deliver(execution: Execution, event: Waiting<Event>, taken?: Delivery['taken']): void {
    if (this.#closed) return;
    if (execution.over) {
      taken?.(false);
      return;
    }
    execution.events.push({ event, taken });
    if (!execution.busy && this.#held?.includes(execution) !== true) this.#drain(execution);
  }

  #drain(execution: Execution): void {
    execution.busy = true;
    for (let next = execution.events.shift(); next !== undefined; next = execution.events.shift()) {
      const { clock, sources } = this.#ports;
      const event = { ...next.event, time: clock.now(), random: sources.random() };
      if (!this.#step(execution, { event, taken: next.taken }, [])) return;
    }
    execution.busy = false;
  }

  /** False: the event waits for an expression, and the queue goes on after it. */
  #step(execution: Execution, due: Due, answers: readonly Evaluated[]): boolean {
    this.#steps++;
    const { event, taken } = due;
    const before = execution.snapshot;
    const result = transition(execution.machine.definition, before, event, answers);
    if (result.kind === 'moved') {
      this.#apply(execution, result.snapshot, result.effects);
      if (result.snapshot !== before && 'token' in event && event.kind !== 'told') unlimit(execution, event);
      taken?.(result.snapshot !== before);
      return true;
    }
    this.#evaluating++;
    answerSlowly(result.question, this.#ports.sources).then(answer => {
      this.#evaluating--;
      if (!this.#closed && this.#step(execution, due, [...answers, answer])) this.#drain(execution);
    });
    return false;
  }

  /** First the record, then what the snapshot says is under way: whatever a function commits comes after it. */
  #apply(execution: Execution, snapshot: Snapshot, effects: readonly Effect[]): void {
    if (execution.over) return;
    const changed = execution.snapshot !== snapshot;
    execution.snapshot = snapshot;
    const done = effects.find(effect => effect.kind === 'done');
    if (done !== undefined) {
      this.#end(execution, done.outcome);
      return;
    }
    if (changed) this.#record(execution);
    for (const effect of effects) {
      if (effect.kind === 'invoke') this.#invoke(execution, effect);
      else if (effect.kind === 'start') this.#start(execution, effect);
      else if (effect.kind === 'deadline') this.#limit(execution, effect.token, effect.at);
      else if (effect.kind === 'timer')
        this.#ports.timers.at(effect.at, () =>
          this.#deliver(execution, { kind: 'timer', token: effect.token }),
        );
    }
  }

  #limit(execution: Execution, token: string, at: number): void {
    const late = () =>
      this.#deliver(execution, { kind: 'failed', token, error: 'States.Timeout', cause: '' });
    execution.limits.set(token, this.#ports.timers.at(at, late));
  }

  #start(execution: Execution, { token, machine, name, input }: Extract<Effect, { kind: 'start' }>): void {
    const started = this.#ports.start(machine, name, input);
    if (started.kind === 'refused') {
      const { error, cause } = started;
      this.#deliver(execution, { kind: 'failed', token, error, cause });
      return;
    }
    const result = {
      ExecutionArn: started.execution,
      StartDate: new Date(started.time).toISOString(),
      SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
      SdkResponseMetadata: {},
    };
    this.#deliver(execution, { kind: 'succeeded', token, result });
  }

  #invoke(execution: Execution, effect: Invoke): void {
    const { token, deadline } = effect;
    if (deadline !== undefined) this.#limit(execution, token, deadline);
    const payload = effect.resumed ? laterAttempt(effect.payload) : effect.payload;
    this.#ports.invoke(functionName(effect.function), payload).then(answer => {
      if (answer.kind === 'reply' && effect.waits) this.#deliver(execution, { kind: 'told', token });
      else if (answer.kind === 'reply')
        this.#deliver(execution, { kind: 'succeeded', token, result: answer.payload });
      else
        this.#deliver(execution, {
          kind: 'failed',
          token,
          error: answer.error.errorType,
          cause: JSON.stringify(answer.error),
        });
    });
  }
}

interface Due {
  readonly event: Event;
  readonly taken: Delivery['taken'];
}

/** Whatever is told of this task from now on is late. */
function unlimit({ limits }: Execution, { token }: { readonly token: string }): void {
  limits.get(token)?.();
  limits.delete(token);
}

/** An invocation that may have happened before: the function reads its ledger entry first. */
function laterAttempt(payload: Json): Json {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload;
  const { attempt } = payload as { readonly attempt?: Json };
  return typeof attempt === 'number' ? { ...payload, attempt: attempt + 1 } : payload;
}
