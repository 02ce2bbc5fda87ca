// Drives one execution through the interpreter without an engine: functions are a table, time is virtual and jumps to the
// next timer, and what happens is written down as lines.

import type { StateMachine, States } from '../../targets/asl/types.ts';
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

/** Throws `{ error, cause }` or answers. `delay` in seconds makes an answer come later than others. */
export type Functions = {
  readonly [name: string]: (payload: Json, call: number) => { delay?: number; answer: Json };
};

export class Failed extends Error {
  readonly error: string;
  readonly reason: string;

  constructor(error: string, reason: string) {
    super(reason);
    this.error = error;
    this.reason = reason;
  }
}

export interface Driven {
  readonly outcome: Outcome;
  /** `0.0 invoke F {…}`, `2.0 timer`, in the order in which they happen. */
  readonly lines: readonly string[];
  readonly seconds: number;
  readonly largestSnapshot: number;
}

export interface DriveOptions {
  readonly input?: Json;
  readonly functions?: Functions;
  readonly random?: () => number;
  /** After each step, the snapshot is read back from its JSON text and the execution resumes from it. */
  readonly restart?: boolean;
}

const start = Date.parse('2026-01-01T00:00:00.000Z');
const sources = { random: () => 0.5, uuid: () => 'uuid', hash: (data: string) => `#${data}` };

interface Due {
  readonly at: number;
  readonly order: number;
  readonly event: EventBody;
}

type EventBody = Event extends infer E ? (E extends Event ? Omit<E, 'time' | 'random'> : never) : never;

export function machine(states: States, startAt?: string): StateMachine {
  return { QueryLanguage: 'JSONata', StartAt: startAt ?? Object.keys(states)[0] ?? '', States: states };
}

export async function drive(definition: StateMachine, options: DriveOptions = {}): Promise<Driven> {
  return new Driver(definition, options).run();
}

class Driver {
  readonly #definition: StateMachine;
  readonly #options: DriveOptions;
  readonly #lines: string[] = [];
  readonly #calls = new Map<string, number>();
  #due: Due[] = [];
  #now = start;
  #order = 0;
  #largest = 0;
  #snapshot: Snapshot;
  #outcome: Outcome | undefined;

  constructor(definition: StateMachine, options: DriveOptions) {
    this.#definition = definition;
    this.#options = options;
    this.#snapshot = newExecution({
      id: 'arn:execution',
      name: 'request-1',
      input: options.input ?? {},
      startTime: new Date(start).toISOString(),
      machine: { id: 'arn:machine', name: 'machine' },
    });
  }

  async run(): Promise<Driven> {
    await this.#take({ kind: 'start' });
    while (this.#outcome === undefined) {
      this.#due.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = this.#due.shift();
      if (next === undefined) throw new Error('the execution waits for nothing');
      this.#now = Math.max(this.#now, next.at);
      await this.#take(next.event);
      if (this.#options.restart === true && this.#outcome === undefined) await this.#restart();
    }
    const seconds = (this.#now - start) / 1000;
    return { outcome: this.#outcome, lines: this.#lines, seconds, largestSnapshot: this.#largest };
  }

  /** What was under way is forgotten and asked for again. */
  async #restart(): Promise<void> {
    this.#snapshot = JSON.parse(JSON.stringify(this.#snapshot)) as Snapshot;
    this.#due = [];
    await this.#take({ kind: 'resume' });
  }

  async #take(body: EventBody): Promise<void> {
    const event = { ...body, time: this.#now, random: (this.#options.random ?? (() => 0.5))() } as Event;
    const answers = [];
    for (;;) {
      const result = transition(this.#definition, this.#snapshot, event, { answers });
      if (result.kind === 'moved') {
        this.#snapshot = result.snapshot;
        this.#largest = Math.max(this.#largest, JSON.stringify(result.snapshot).length);
        for (const effect of result.effects) this.#do(effect);
        return;
      }
      answers.push(await answerSlowly(result.question, sources));
    }
  }

  #do(effect: Effect): void {
    if (effect.kind === 'done') this.#outcome = effect.outcome;
    else if (effect.kind === 'timer') {
      this.#line(`timer ${((effect.at - this.#now) / 1000).toFixed(1)}`);
      this.#at(effect.at, { kind: 'timer', token: effect.token });
    } else if (effect.kind === 'deadline') {
      if (effect.at !== undefined) this.#limit(effect.token, effect.at);
    } else if (effect.kind === 'start') this.#start(effect);
    else if (effect.kind === 'invoke') this.#invoke(effect);
    else throw new Error(`nothing emitted asks for ${effect.kind}`);
  }

  #limit(token: string, at: number): void {
    this.#at(at, { kind: 'late', token });
  }

  #start({ token, machine, name, input }: Extract<Effect, { kind: 'start' }>): void {
    this.#line(`start ${machine} ${name} ${JSON.stringify(input)}`);
    this.#at(this.#now, { kind: 'succeeded', token, result: { ExecutionArn: `${machine}:${name}` } });
  }

  #invoke(effect: Extract<Effect, { kind: 'invoke' }>): void {
    const { token, payload, deadline } = effect;
    const name = effect.function;
    this.#line(`invoke ${name} ${JSON.stringify(payload)}${effect.resumed ? ' again' : ''}`);
    const call = (this.#calls.get(name) ?? 0) + 1;
    this.#calls.set(name, call);
    const run = this.#options.functions?.[name];
    if (run === undefined) throw new Error(`no function ${name}`);
    if (deadline !== undefined) this.#limit(token, deadline);
    try {
      const { delay = 0, answer } = run(payload, call);
      if (effect.waits) this.#at(this.#now, { kind: 'told', token });
      this.#at(this.#now + delay * 1000, { kind: 'succeeded', token, result: answer });
    } catch (thrown) {
      const { error, reason } = thrown as Failed;
      this.#at(this.#now, { kind: 'failed', token, error, cause: reason });
    }
  }

  #at(at: number, event: EventBody): void {
    this.#due.push({ at, event, order: this.#order++ });
  }

  #line(text: string): void {
    this.#lines.push(`${((this.#now - start) / 1000).toFixed(1)} ${text}`);
  }
}
