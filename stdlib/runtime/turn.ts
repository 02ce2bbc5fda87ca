// The turn context, `$` in generated code: time, randomness and identifiers that are the same when the turn is executed
// again, savepoints, calls inside the turn, and for the state collections the way to the records.
import { encodeVariable } from './codec.ts';
import { allRejected } from './errors.ts';
import { fraction, generator, uuid } from './hash.ts';
import type { Cell } from './keys.ts';
import { Lane } from './lane.ts';
import { type Noting, noteBegun, type Undoable } from './notes.ts';
import type { Json, LogLevel } from './ports.ts';
import { type Begun, DurablePromise, Encoded } from './promises.ts';
import type { Records } from './records.ts';
import { copies, isCall, sentCopy } from './sent.ts';
import { atOnce } from './waits.ts';

/** A method as a transaction calls it: one turn, or several in one commit. */
export type Callee = ($: Turn, ...args: never[]) => unknown;

/** A call that was started and not awaited yet. It runs when it is joined. */
export interface Started {
  readonly order: number;
  readonly callee: Callee;
  readonly args: readonly unknown[];
  outcome: Outcome | undefined;
  /** An async function: code of the method, which shares its variables. */
  readonly own?: true;
}

export type Outcome =
  | { readonly status: 'fulfilled'; readonly value: unknown }
  | { readonly status: 'rejected'; readonly reason: unknown };

export interface LogLine {
  readonly level: LogLevel;
  readonly values: readonly unknown[];
}

export interface TurnOptions {
  readonly records: Records;
  /** Of the idempotency key and the place in the run. */
  readonly seed: string;
  readonly time: number;
  readonly lane: Lane;
  readonly lines: LogLine[];
  /** Calls that run on by themselves; shared by all turns of a step. */
  readonly begun?: Begun[];
  /** Shared by all turns of a step: what `$.within` asked for. */
  readonly limit?: { seconds: number };
  /** Names the turn; of a call in it, the turn that made it. */
  readonly place?: string;
  /** Invariants are checked, so what they scan keeps its epoch. */
  readonly checked?: boolean;
  /** The platform has given the turn up: so its code fails where it begins. */
  readonly givenUp?: Error | undefined;
  /** Takes what the turn gives at its end, and throws if it cannot live on. */
  readonly leaving?: (left: unknown) => unknown;
}

/** What `rollback` goes back to. */
interface Savepoint {
  readonly position: number;
  readonly calls: number;
  readonly begun: number;
}

/** Stands for the start of a lane that is still held. */
const LANE_START = -1;

export class Turn {
  readonly records: Records;
  readonly #options: TurnOptions;
  readonly #lane: Lane;
  readonly #begun: Begun[];
  #children = 0;
  #started: Started[] = [];
  #draw: (() => number) | undefined;
  #givenUp: Error | undefined;
  /** Where the current turn of this method begins: after its last await. */
  #turnStart: number;

  constructor(options: TurnOptions) {
    this.#options = options;
    this.records = options.records;
    this.#begun = options.begun ?? [];
    this.#lane = options.lane;
    this.#givenUp = options.givenUp;
    this.#turnStart = options.lane.held ? LANE_START : this.records.mark();
  }

  /** Names the turn among all turns: the same when it is executed again. */
  get place(): string {
    return this.#options.place ?? this.#options.seed;
  }

  get checked(): boolean {
    return this.#options.checked === true;
  }

  /** `@timeout`: what is not committed within so many seconds fails with `Timeout`. */
  within(seconds: number): void {
    const { limit } = this.#options;
    if (limit !== undefined) limit.seconds = Math.min(limit.seconds, seconds);
  }

  /** Where the code of a turn begins that handles errors. */
  enter(): void {
    const error = this.#givenUp;
    this.#givenUp = undefined;
    if (error !== undefined) throw error;
  }

  /** The end of a turn inside a `try`: what cannot be sent is an error there. */
  leave(left: unknown): unknown {
    return this.#options.leaving?.(left) ?? left;
  }

  now(): number {
    return this.#options.time;
  }

  random(): number {
    return fraction(this.#generator());
  }

  uuid(): string {
    return uuid(this.#generator());
  }

  log(level: LogLevel, ...values: unknown[]): void {
    this.#options.lines.push({ level, values });
  }

  /** A savepoint of the writes, and of the calls that were started. */
  mark(): Savepoint {
    return { position: this.#position(), calls: this.#children, begun: this.#begun.length };
  }

  /** A call that was started since, and has not run, never runs. */
  rollback({ position, calls, begun }: Savepoint): void {
    this.#started = this.#started.filter(({ order }) => order < calls);
    this.#begun.length = begun;
    this.#undo(position);
  }

  /**
   * Before an error of this turn is undone further: its writes go, to the savepoint if there is one, and so does what was noted of
   * calls that it made itself. What it has begun stays: it is waited for.
   */
  takeBack(mark: Savepoint | undefined, notes: readonly Undoable[] = [], from = 0): readonly Undoable[] {
    this.#undo(mark?.position ?? this.#turnStart);
    const { place } = this;
    return notes.filter((note, i) => i < from || note.turn !== place);
  }

  #position(): number {
    return this.#lane.held ? LANE_START : this.records.mark();
  }

  #undo(mark: number): void {
    const position = mark === LANE_START ? this.#lane.base : mark;
    this.records.rollback(position);
    if (this.#turnStart > position) this.#turnStart = position;
  }

  /** Before anything that touches state: undefined where nothing holds this code. What it will read is asked for now. */
  ready(cell?: Cell): Promise<void> | undefined {
    if (!this.#lane.held) return undefined;
    if (cell !== undefined) this.records.prefetch(cell);
    return this.#lane.released;
  }

  /** The value of a record as this turn sees it. */
  read(cell: Cell): Json | undefined | Promise<Json | undefined> {
    if (!this.#lane.held) return this.records.value(cell);
    this.records.prefetch(cell);
    return this.#lane.released.then(() => this.records.value(cell));
  }

  /** A synchronous call in the same commit, behind what was started before. If it throws, what its current turn wrote is dropped. */
  async call(callee: Callee, ...args: readonly unknown[]): Promise<unknown> {
    const sent = copies(callee, args);
    if (this.#started.length > 0) await this.#runAll(this.#started);
    try {
      return sentCopy(await this.#child(this.#lane).run(callee, sent), 'result');
    } finally {
      this.#afterAwait();
    }
  }

  /** An asynchronous call: it runs when it is joined. */
  start(callee: Callee, ...args: readonly unknown[]): Started {
    const sent = copies(callee, args);
    const started: Started = { order: this.#children++, callee, args: sent, outcome: undefined };
    this.#started.push(started);
    return started;
  }

  /** An async function, as a value: who calls it starts it, and it runs when it is joined. It shares what it is given. */
  later(callee: Callee): (...args: readonly unknown[]) => Started {
    return (...args) => {
      const started: Started = { order: this.#children++, callee, args, outcome: undefined, own: true };
      this.#started.push(started);
      return started;
    };
  }

  /** In one commit it bounds nothing how many go on at once; what it is asked for is checked all the same. */
  parallel(
    items: readonly unknown[],
    each: (item: unknown, index: number) => unknown,
    { concurrency }: { readonly concurrency?: number } = {},
  ): Started {
    const run = async ($: Turn): Promise<readonly unknown[]> => {
      atOnce(concurrency);
      const started: unknown[] = [];
      for (const [i, item] of items.entries()) started.push(await each(item, i));
      return $.all(started);
    };
    return this.later(run)();
  }

  /** An async function that is awaited where it is called is a part of the code around it, to whose `catch` its errors go. */
  async inline(called: unknown): Promise<unknown> {
    if (!isStarted(called) || called.own === undefined) return this.join(called as Started);
    this.#started = this.#started.filter(started => started !== called);
    const result = await called.callee(this, ...(called.args as readonly never[]));
    return isStarted(result) ? this.join(result) : result;
  }

  /**
   * A call that runs on by itself, from when this turn has ended. `noted`: promises that somebody has to wait for; `noting`: how
   * it is undone once it has succeeded.
   */
  begin(
    workflow: string,
    args: readonly unknown[],
    noted?: DurablePromise[],
    noting?: Noting,
  ): DurablePromise {
    const promise = new DurablePromise(this.uuid());
    const sent = new Encoded(encodeVariable(args, 'args'));
    this.#begun.push({ key: promise.key, workflow, args: sent });
    noted?.push(promise);
    if (noting !== undefined) noteBegun(noting, args, promise);
    return promise;
  }

  /** What this turn has begun, for the `start` node behind it. */
  started(): readonly Begun[] {
    return [...this.#begun];
  }

  async join(started: Started): Promise<unknown> {
    await this.#runAll([started]);
    return resultOf(started);
  }

  /** All of them run to their ends; then the results, or the first error in the order of the list. */
  async all(list: readonly unknown[]): Promise<readonly unknown[]> {
    await this.#runAll(list);
    return list.map(resultOf);
  }

  async allSettled(list: readonly unknown[]): Promise<readonly Outcome[]> {
    await this.#runAll(list);
    return list.map(item => outcomeOf(item));
  }

  /** In one commit nothing is faster than anything: the first in program order wins. */
  async race(list: readonly unknown[]): Promise<unknown> {
    await this.#runAll(list);
    return resultOf(first(list, () => true));
  }

  async any(list: readonly unknown[]): Promise<unknown> {
    await this.#runAll(list);
    const winner = first(list, item => outcomeOf(item).status === 'fulfilled');
    if (winner !== undefined) return resultOf(winner);
    const errors = list.map(item => (outcomeOf(item) as { reason: unknown }).reason);
    throw allRejected(errors);
  }

  /**
   * Runs the code of a turn or of a callee: its writes of the current turn go if it throws. What was started and never
   * awaited (`void S.f()`) runs too; nobody sees its error.
   */
  async run(callee: Callee, args: readonly unknown[]): Promise<unknown> {
    const begun = this.#begun.length;
    try {
      const result = await callee(this, ...(args as readonly never[]));
      if (this.#started.length > 0) await this.#runAll(this.#started);
      return result;
    } catch (error) {
      if (this.#lane.held) await this.#lane.released;
      this.#undo(this.#turnStart);
      this.#begun.length = begun;
      throw error;
    }
  }

  #generator(): () => number {
    this.#draw ??= generator(this.#options.seed);
    return this.#draw;
  }

  #child(lane: Lane, order: number = this.#children++): Turn {
    const { place } = this;
    return new Turn({
      ...this.#options,
      begun: this.#begun,
      givenUp: undefined,
      place,
      seed: `${this.#options.seed}.${order}`,
      lane,
    });
  }

  #afterAwait(): void {
    this.#turnStart = this.#position();
  }

  /**
   * Every pending call of the list, and those that were started before them, in the order in which they were started, each wholly;
   * their first reads together.
   */
  async #runAll(list: readonly unknown[]): Promise<void> {
    const wanted = pendingOf(list);
    const last = this.#started.findLastIndex(started => wanted.includes(started));
    const pending = pendingOf([...wanted, ...this.#started.slice(0, last + 1)]);
    if (pending.length > 0) {
      if (this.#lane.held) await this.#lane.released;
      this.#started = this.#started.filter(started => !pending.includes(started));
      // Functions of the method may call others that share its turn: they cannot be held back in the middle.
      const alone = pending.length === 1 || pending.some(({ own }) => own);
      if (alone) for (const started of pending) await this.#runOne(started);
      else await this.#runLanes(pending);
    }
    this.#afterAwait();
  }

  async #runOne(started: Started): Promise<void> {
    started.outcome = await settle(this.#child(this.#lane, started.order), started);
  }

  async #runLanes(pending: readonly Started[]): Promise<void> {
    const lanes = pending.map(() => new Lane(true));
    const outcomes = pending.map((started, i) =>
      settle(this.#child(lanes[i] as Lane, started.order), started),
    );
    for (const [i, started] of pending.entries()) {
      lanes[i]?.release(this.records.mark());
      started.outcome = await outcomes[i];
    }
  }
}

async function settle(child: Turn, { callee, args, own }: Started): Promise<Outcome> {
  try {
    const result = await child.run(callee, args);
    const value = isStarted(result) ? await child.join(result) : result;
    return { status: 'fulfilled', value: own ? value : sentCopy(value, 'result') };
  } catch (reason) {
    return { status: 'rejected', reason };
  }
}

function pendingOf(list: readonly unknown[]): readonly Started[] {
  const pending = list.filter(item => isStarted(item) && item.outcome === undefined) as Started[];
  return [...new Set(pending)].sort((a, b) => a.order - b.order);
}

function isStarted(item: unknown): item is Started {
  return isCall(item);
}

/** In a list for `Promise.all` there may be plain values too. */
function outcomeOf(item: unknown): Outcome {
  if (!isStarted(item)) return { status: 'fulfilled', value: item };
  return item.outcome as Outcome;
}

function resultOf(item: unknown): unknown {
  const outcome = outcomeOf(item);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

function first(list: readonly unknown[], wanted: (item: unknown) => boolean): unknown {
  const orders = list.filter(wanted).map(item => ({ item, order: isStarted(item) ? item.order : -1 }));
  orders.sort((a, b) => a.order - b.order);
  return orders[0]?.item;
}
