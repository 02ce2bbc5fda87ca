// Executions of state machines: each is driven event by event through the interpreter; what it asks for is done here, and
// its snapshot is kept after each step, in order with the commits of its functions.
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
import type { Answer } from './messages.ts';
import type { Clock, Timers } from './timers.ts';

export interface ExecutionPorts {
  readonly records: Records;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly sources: Sources;
  invoke(name: string, payload: Json): Promise<Answer>;
}

type Invoke = Extract<Effect, { kind: 'invoke' }>;
type Moment = { readonly time: number; readonly random: number };
/** An event without its moment, which is when it is taken up. */
type Waiting<E> = E extends Event ? Omit<E, keyof Moment> : never;

interface Execution {
  readonly machine: Machine;
  readonly key: string;
  readonly name: string;
  readonly ended: (outcome: Outcome, snapshot: Snapshot) => void;
  readonly events: Waiting<Event>[];
  snapshot: Snapshot;
  /** An event is being worked on. */
  busy: boolean;
  over: boolean;
}

export class Executions {
  readonly #ports: ExecutionPorts;
  readonly #live = new Set<Execution>();
  #closed = false;
  #evaluating = 0;

  constructor(ports: ExecutionPorts) {
    this.#ports = ports;
  }

  /** Resolves with the outcome once the end is recorded; not yet on disk. */
  start(machine: Machine, name: string, input: Json): Promise<Outcome> {
    const startTime = new Date(this.#ports.clock.now()).toISOString();
    const snapshot = newExecution({
      id: executionArn(machine, name),
      name,
      input,
      startTime,
      machine: { id: machineArn(machine), name: machine.name },
    });
    return this.#run(machine, name, snapshot, { kind: 'start' });
  }

  /** Goes on with an execution that was open when the engine stopped. */
  resume(machine: Machine, name: string, snapshot: Snapshot): Promise<Outcome> {
    return this.#run(machine, name, snapshot, { kind: snapshot.root === undefined ? 'start' : 'resume' });
  }

  /** An expression is being evaluated somewhere. */
  get busy(): boolean {
    return this.#evaluating > 0;
  }

  close(): void {
    this.#closed = true;
    this.#live.clear();
  }

  #run(machine: Machine, name: string, snapshot: Snapshot, first: Waiting<Event>): Promise<Outcome> {
    return new Promise(resolve => {
      const execution: Execution = {
        machine,
        key: recordKey(machine.id, name),
        name,
        ended: resolve,
        events: [],
        snapshot,
        busy: false,
        over: false,
      };
      this.#live.add(execution);
      this.#limit(execution);
      this.#deliver(execution, first);
    });
  }

  /** A machine that has a time limit (`@express`) ends with it. What is under way decides nothing any more. */
  #limit(execution: Execution): void {
    const { TimeoutSeconds } = execution.machine.definition;
    if (TimeoutSeconds === undefined) return;
    const at = Date.parse(execution.snapshot.execution.startTime) + TimeoutSeconds * 1000;
    this.#ports.timers.at(at, () => {
      if (this.#closed || execution.over) return;
      execution.over = true;
      this.#live.delete(execution);
      execution.ended({ kind: 'failed', error: 'States.Timeout', cause: '' }, execution.snapshot);
    });
  }

  #deliver(execution: Execution, event: Waiting<Event>): void {
    if (this.#closed || execution.over) return;
    execution.events.push(event);
    if (!execution.busy) this.#drain(execution);
  }

  #drain(execution: Execution): void {
    for (let event = execution.events.shift(); event !== undefined; event = execution.events.shift()) {
      const { clock, sources } = this.#ports;
      const taken = { ...event, time: clock.now(), random: sources.random() };
      if (!this.#step(execution, taken, [])) return;
    }
  }

  /** False: the event waits for an expression, and the queue goes on after it. */
  #step(execution: Execution, event: Event, answers: readonly Evaluated[]): boolean {
    const result = transition(execution.machine.definition, execution.snapshot, event, answers);
    if (result.kind === 'moved') {
      this.#apply(execution, result.snapshot, result.effects);
      return true;
    }
    execution.busy = true;
    this.#evaluating++;
    answerSlowly(result.question, this.#ports.sources).then(answer => {
      this.#evaluating--;
      execution.busy = false;
      if (!this.#closed && this.#step(execution, event, [...answers, answer])) this.#drain(execution);
    });
    return false;
  }

  /** First the record, then what the snapshot says is under way: whatever a function commits comes after it. */
  #apply(execution: Execution, snapshot: Snapshot, effects: readonly Effect[]): void {
    if (execution.over) return;
    const { machine, name, key } = execution;
    const changed = execution.snapshot !== snapshot;
    execution.snapshot = snapshot;
    const done = effects.find(effect => effect.kind === 'done');
    if (done !== undefined) {
      execution.over = true;
      this.#live.delete(execution);
      execution.ended(done.outcome, snapshot);
      return;
    }
    if (changed) this.#ports.records.open.put(key, { kind: 'machine', machine: machine.id, name, snapshot });
    for (const effect of effects) {
      if (effect.kind === 'invoke') this.#invoke(execution, effect);
      else if (effect.kind === 'timer')
        this.#ports.timers.at(effect.at, () =>
          this.#deliver(execution, { kind: 'timer', token: effect.token }),
        );
    }
  }

  #invoke(execution: Execution, effect: Invoke): void {
    const { token, deadline } = effect;
    const late = () =>
      this.#deliver(execution, { kind: 'failed', token, error: 'States.Timeout', cause: '' });
    const cancel = deadline === undefined ? undefined : this.#ports.timers.at(deadline, late);
    const payload = effect.resumed ? laterAttempt(effect.payload) : effect.payload;
    this.#ports.invoke(functionName(effect.function), payload).then(answer => {
      cancel?.();
      if (answer.kind === 'reply')
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

/** An invocation that may have happened before: the function reads its ledger entry first. */
function laterAttempt(payload: Json): Json {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload;
  const { attempt } = payload as { readonly attempt?: Json };
  return typeof attempt === 'number' ? { ...payload, attempt: attempt + 1 } : payload;
}
