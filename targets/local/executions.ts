// Executions of state machines: each is driven event by event through the interpreter; what it asks for is done here, and
// its snapshot is kept after each step, in order with the commits of its functions.
//
//   X1  A task that waits for its token is told once how it ended, before its time is over or never: what comes later, or to a
//       task that is not there any more, is told to be late. Who is told `true` can rely on the record.
//   X2  After a restart every execution is known before any goes on: nobody is told that a task is gone which is still to be resumed.
import type { Json } from '../../stdlib/runtime/ports.ts';
import { executionArn, machineArn } from './build.ts';
import type {
  Ended,
  ExecutionPorts,
  Invoke,
  Launch,
  Machine,
  Performed,
  Start,
  Waiting,
} from './execution-ports.ts';
import { recordKey } from './execution-records.ts';
import { isWaiting, laterAttempt, startedResult } from './execution-tasks.ts';
import {
  answerSlowly,
  type Effect,
  type Answer as Evaluated,
  type Event,
  type HistoryEvent,
  newExecution,
  type Outcome,
  type Snapshot,
  type Transition,
  transition,
} from './interpreter/index.ts';
import { tokenParts } from './interpreter/tokens.ts';
import type { TaskResult } from './task-result.ts';

interface Delivery {
  readonly event: Waiting<Event>;
  /** Hears whether it made a difference, when that is recorded. */
  readonly taken: ((changed: boolean) => void) | undefined;
}

interface Execution {
  readonly machine: Machine;
  readonly key: string;
  readonly name: string;
  readonly ended: Ended;
  readonly events: Delivery[];
  /** Cancel the time limits of tasks, by token. */
  readonly limits: Map<string, () => void>;
  /** Signs of life that tasks owe, by token. */
  readonly beats: Map<string, Beat>;
  snapshot: Snapshot;
  history: readonly HistoryEvent[];
  /** An event is being worked on. */
  busy: boolean;
  over: boolean;
}

interface Beat {
  readonly seconds: number;
  readonly cancel: () => void;
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
  launch(machine: Machine, name: string, input: Json, ended: Ended): void {
    const startTime = new Date(this.#ports.clock.now()).toISOString();
    const info = {
      id: executionArn(machine, name),
      name,
      input,
      startTime,
      machine: { id: machineArn(machine), name: machine.name },
    };
    this.begin({ machine, key: recordKey(machine.id, name), info, ended });
  }

  begin({ machine, key, info, ended }: Launch): void {
    this.#run({ machine, key, name: info.name, ended }, newExecution(info));
  }

  /** Goes on with an execution that was open when the engine stopped. */
  resume(machine: Machine, name: string, snapshot: Snapshot): Promise<Outcome> {
    const key = recordKey(machine.id, name);
    return new Promise(ended => this.#run({ machine, key, name, ended }, snapshot));
  }

  /** The same, of one that `begin` began. */
  goOn({ machine, key, info, ended }: Launch, snapshot: Snapshot, first?: Waiting<Event>): void {
    this.#run({ machine, key, name: info.name, ended }, snapshot, first);
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
    const found = this.#find(token);
    if (found === undefined) return Promise.resolve(false);
    return new Promise(taken => this.#deliver(found.execution, { ...result, token: found.token }, taken));
  }

  /** Somebody has the task of an activity; false: it does not wait any more. */
  taken(token: string, worker: string | undefined): Promise<boolean> {
    const found = this.#find(token);
    if (found === undefined) return Promise.resolve(false);
    return new Promise(taken =>
      this.#deliver(found.execution, { kind: 'taken', token: found.token, worker }, taken),
    );
  }

  /** A task has given a sign of life; false: it does not wait any more. */
  beat(token: string): boolean {
    const found = this.#find(token);
    if (found === undefined || !isWaiting(found.execution.snapshot.root, found.token)) return false;
    const beat = found.execution.beats.get(found.token);
    if (beat !== undefined) this.#expectBeat(found.execution, found.token, beat.seconds);
    return true;
  }

  /** Ends it from outside; false: it does not run. */
  abort(arn: string, error: string | undefined, cause: string | undefined): Promise<boolean> {
    const execution = this.#live.get(arn);
    if (execution === undefined) return Promise.resolve(false);
    return new Promise(taken => this.#deliver(execution, { kind: 'abort', error, cause }, taken));
  }

  #find(text: string): { readonly execution: Execution; readonly token: string } | undefined {
    const parts = tokenParts(text);
    const execution = parts && this.#live.get(parts.execution);
    return parts && execution && { execution, token: parts.token };
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

  #run(
    of: Pick<Execution, 'machine' | 'key' | 'name' | 'ended'>,
    snapshot: Snapshot,
    first: Waiting<Event> = { kind: snapshot.root === undefined ? 'start' : 'resume' },
  ): void {
    const execution: Execution = {
      ...of,
      events: [{ event: first, taken: undefined }],
      limits: new Map(),
      beats: new Map(),
      history: [],
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
    if (execution.busy) this.#ports.keep(execution);
  }

  /** A machine that has a time limit (`@express`) ends with it. What is under way decides nothing any more. */
  #limitAll(execution: Execution): void {
    const { TimeoutSeconds } = execution.machine.definition;
    if (TimeoutSeconds === undefined) return;
    const at = Date.parse(execution.snapshot.execution.startTime) + TimeoutSeconds * 1000;
    const cancel = this.#ports.timers.at(at, () => this.#deliver(execution, { kind: 'expire' }));
    execution.limits.set('', cancel);
  }

  #end(execution: Execution, outcome: Outcome): void {
    if (this.#closed || execution.over) return;
    execution.over = true;
    this.#live.delete(execution.snapshot.execution.id);
    for (const cancel of execution.limits.values()) cancel();
    for (const { cancel } of execution.beats.values()) cancel();
    execution.ended(outcome, execution);
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
    const { history = false } = this.#ports;
    const result = this.#transition(execution, () =>
      transition(execution.machine.definition, before, event, { answers, history }),
    );
    if (result === undefined) {
      taken?.(false);
      return true;
    }
    if (result.kind === 'moved') {
      this.#apply(execution, result);
      if (result.snapshot !== before && 'token' in event && stillWaits[event.kind] !== true)
        unlimit(execution, event);
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

  /** Undefined: a mistake of ours has ended the execution, and no other one. */
  #transition(execution: Execution, run: () => Transition): Transition | undefined {
    const { broken } = this.#ports;
    if (broken === undefined) return run();
    try {
      return run();
    } catch (problem) {
      broken(problem);
      const cause = 'The engine failed in this execution; its log says why.';
      this.#end(execution, { kind: 'failed', error: 'States.Runtime', cause });
      return undefined;
    }
  }

  /** First the record, then what the snapshot says is under way: whatever a function commits comes after it. */
  #apply(execution: Execution, { snapshot, effects, history }: Moved): void {
    if (execution.over) return;
    const changed = execution.snapshot !== snapshot;
    execution.snapshot = snapshot;
    execution.history = history;
    for (const effect of effects) if (effect.kind === 'counted') this.#ports.counted?.(effect, execution);
    const done = effects.find(effect => effect.kind === 'done');
    if (done !== undefined) {
      this.#end(execution, done.outcome);
      return;
    }
    if (changed) this.#ports.keep(execution);
    for (const effect of effects) if (effect.kind !== 'done') this.#act(execution, effect);
  }

  #act(execution: Execution, effect: Exclude<Effect, { kind: 'done' }>): void {
    switch (effect.kind) {
      case 'invoke':
        this.#invoke(execution, effect);
        return;
      case 'start':
        this.#start(execution, effect);
        return;
      case 'deadline':
        if (effect.at !== undefined) this.#limit(execution, effect.token, effect.at);
        if (effect.heartbeat !== undefined) this.#expectBeat(execution, effect.token, effect.heartbeat);
        return;
      case 'timer': {
        const due = { kind: 'timer', token: effect.token } as const;
        this.#ports.timers.at(effect.at, () => this.#deliver(execution, due));
        return;
      }
      case 'task':
      case 'activity':
      case 'read':
      case 'write':
        this.#perform(execution, effect);
        return;
      case 'counted':
        return;
      default:
        effect satisfies never;
    }
  }

  #limit(execution: Execution, token: string, at: number): void {
    execution.limits.get(token)?.();
    const late = () => this.#deliver(execution, { kind: 'late', token });
    execution.limits.set(token, this.#ports.timers.at(at, late));
  }

  #expectBeat(execution: Execution, token: string, seconds: number): void {
    execution.beats.get(token)?.cancel();
    const at = this.#ports.clock.now() + seconds * 1000;
    const cancel = this.#ports.timers.at(at, () => this.#deliver(execution, { kind: 'late', token }));
    execution.beats.set(token, { seconds, cancel });
  }

  #perform(execution: Execution, effect: Performed): void {
    const { perform } = this.#ports;
    const { token } = effect;
    if (effect.kind === 'task' || effect.kind === 'activity') {
      if (effect.deadline !== undefined) this.#limit(execution, token, effect.deadline);
      // A worker of an activity owes signs of life from when it has the task.
      if (effect.kind === 'task' && effect.heartbeat !== undefined)
        this.#expectBeat(execution, token, effect.heartbeat);
    }
    if (perform !== undefined) perform(effect, execution, event => this.#deliver(execution, event));
    else {
      const cause = 'The resource is not supported here.';
      this.#deliver(execution, { kind: 'failed', token, error: 'States.Runtime', cause });
    }
  }

  #start(execution: Execution, effect: Start): void {
    const told = startedResult(this.#ports.start(effect, execution));
    this.#deliver(execution, { ...told, token: effect.token });
  }

  #invoke(execution: Execution, effect: Invoke): void {
    const { token, deadline, heartbeat } = effect;
    if (deadline !== undefined) this.#limit(execution, token, deadline);
    if (heartbeat !== undefined && !effect.waits) this.#expectBeat(execution, token, heartbeat);
    const payload = effect.resumed ? laterAttempt(effect.payload) : effect.payload;
    this.#ports.invoke({ ...effect, payload }, execution).then(told => {
      if (told.kind === 'failed') this.#deliver(execution, { ...told, token });
      else if (effect.waits) {
        const { response } = told;
        this.#deliver(execution, { kind: 'told', token, ...(response !== undefined && { response }) });
        // Until the function has answered nobody can give a sign of life.
        if (heartbeat !== undefined) this.#expectBeat(execution, token, heartbeat);
      } else this.#deliver(execution, { ...told, token });
    });
  }
}

type Moved = Extract<Transition, { kind: 'moved' }>;

interface Due {
  readonly event: Event;
  readonly taken: Delivery['taken'];
}

/** Events after which a task waits as before. */
const stillWaits: { readonly [kind: string]: true | undefined } = { told: true, taken: true };

/** Whatever is told of this task from now on is late. */
function unlimit({ limits, beats }: Execution, { token }: { readonly token: string }): void {
  limits.get(token)?.();
  limits.delete(token);
  beats.get(token)?.cancel();
  beats.delete(token);
}
