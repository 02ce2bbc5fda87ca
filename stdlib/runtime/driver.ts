// Executes a run: walks its graph, runs the code of its turns and calls, commits what they did, and moves the run's ledger
// entry where the compiler says so (guarantee: runs and the ledger). It decides nothing about the program.
//
//   J1  A commit that moves the entry is one request to the store, with every check and every write of the turn.
//   J2  The entry moves from k-1 to k only from what this process knows as k-1. Who finds it moved discards what it did and
//       goes on from what the entry says.
//   J3  A turn marked `always` moves the entry whether it wrote, wrote nothing, or threw.
//   J4  What a turn marked `carried` found out travels in the next entry; if the run could have written and ends without
//       one, the end is recorded before it is answered.
//   J5  An error of a turn counts only if everything the turn read still held at one instant after it was read.
//   J6  A turn that keeps no writes and read more than one record reads them again and finds the same versions.
//   J7  An answer that was lost is asked for again with the same commit.
//   J8  Errors of the platform never become outcomes, even if the program caught them.
//   J9  A first attempt does not read the entry; every other does before it runs anything.
//   J10 The last commit carries the outcome.
//   J11 Code always gets fresh copies of its values: running it again finds them unchanged.
//   J12 Where invariants are checked, those that read what a turn writes are evaluated in that turn, after its code: they see what
//       it is going to write, and what they read is checked by its commit. A turn that breaks one has thrown.
//   J13 A turn that is not committed within its time limit has thrown `Timeout`, and that is its outcome: it never takes effect
//       later. The time counts from when its invocation reached it, after a crash from when the run was asked for.
//   J14 A run that the platform gave up on is settled before the program is told. If its entry has not moved, nothing has taken
//       effect: `CallFailed` is thrown where the run begins. Where the run itself handles that, the entry moves to the handler and
//       the run goes on there; where the code of its first turn does, the turn is executed and fails where its code begins; else the
//       entry moves to `cancelled`, and whoever comes later finds that. If the entry has moved, the run goes on from it. A run that
//       may write never ends so without moving the entry.
import { Ahead } from './ahead.ts';
import { Backoff } from './backoff.ts';
import { decodeError, encodeError, outward } from './codec.ts';
import {
  asProgramError,
  bug,
  CallFailed,
  isNamed,
  isPlatformError,
  MuError,
  PlatformError,
  Timeout,
} from './errors.ts';
import type { Graph, LedgerEntry, Program, ProgramInvariant, WorkNode } from './graph.ts';
import { digest } from './hash.ts';
import {
  advance,
  fail,
  failFirst,
  firstOf,
  goOn,
  type Place,
  readPlace,
  type Stop,
  writePlace,
} from './place.ts';
import type {
  Check,
  Commit,
  CommitResult,
  Entry,
  EntryState,
  GivenUp,
  Invocation,
  Json,
  Ports,
  Reply,
  Store,
} from './ports.ts';
import { Reader } from './reader.ts';
import { Step, type StepOutcome } from './step.ts';

/** One run of the program. An error of the program is thrown under its own name, its message the JSON text of its value. */
export async function executeRun(program: Program, invocation: Invocation, ports: Ports): Promise<Reply> {
  try {
    const graph = program.runs[invocation.run];
    if (graph === undefined) throw bug(`this function has no run ${invocation.run}`);
    return await new Run({ graph, invariants: program.invariants }, invocation, ports).execute();
  } catch (error) {
    throw outward(errorOf(error), error);
  }
}

export function errorOf(thrown: unknown): MuError {
  return isPlatformError(thrown) ? new MuError(thrown.name, {}, thrown.message) : asProgramError(thrown);
}

/** A run, and the invariants of its function. */
interface Hosted {
  readonly graph: Graph;
  readonly invariants: readonly ProgramInvariant[] | undefined;
}

class Run {
  readonly #graph: Graph;
  readonly #invocation: Invocation;
  readonly #ports: Ports;
  readonly #reader: Reader;
  readonly #time: number;
  readonly #ahead = new Ahead();
  readonly #invariants: readonly ProgramInvariant[] | undefined;
  #input: string | undefined;
  /** Of the entry, as far as this process knows. */
  #sequence = 0;
  /** Turns executed since the entry moved. */
  #steps = 0;
  /** A `carried` turn has run since the entry moved. */
  #carrying = false;

  constructor({ graph, invariants = [] }: Hosted, invocation: Invocation, ports: Ports) {
    this.#graph = graph;
    this.#invariants = ports.checkInvariants === true ? invariants : undefined;
    this.#invocation = invocation;
    this.#ports = ports;
    this.#reader = new Reader(ports.store);
    this.#time = Date.parse(invocation.time);
  }

  async execute(): Promise<Reply> {
    let stop = await this.#begin();
    for (;;) {
      if (stop.kind === 'work') stop = await this.#step(stop.place, stop.node);
      else if (this.#carrying && mayWrite(this.#graph)) stop = await this.#recordEnd(stop);
      else if (stop.kind === 'reply') return stop.reply;
      else throw thrownBy(stop);
    }
  }

  /** J9 */
  async #begin(): Promise<Stop> {
    const { attempt, key, settle } = this.#invocation;
    if (settle !== undefined) return this.#settleRun(settle);
    const entry = attempt > 0 ? await this.#ask(store => store.entry(key)) : undefined;
    if (entry !== undefined) return this.#adopt(entry);
    return advance(this.#start());
  }

  /** J14 */
  async #settleRun(given: GivenUp): Promise<Stop> {
    const { key } = this.#invocation;
    const error = new CallFailed({ ...given });
    error.message = `The platform gave up: ${given.error}`;
    const entry = await this.#ask(store => store.entry(key));
    if (entry === undefined) return this.#failAt(this.#start(), error);
    if (entry.state.kind === 'cancelled') throw error;
    return this.#adopt(entry);
  }

  /** Nothing has taken effect, and what begins here fails. */
  async #failAt(place: Place, error: MuError): Promise<Stop> {
    const { at, node } = firstOf(place);
    if (node.kind === 'turn' && node.givenUp !== undefined) {
      this.#carrying = true;
      const stop = await this.#step(at, node, node.givenUp === 'inside' ? error : undefined);
      const goesOn = stop.kind === 'work' && this.#sequence === 0 && node.givenUp === 'passes';
      return goesOn ? this.#failAt(stop.place, error) : stop;
    }
    const handled = failFirst(at, remembered(error));
    const moved = await this.#giveUp(handled);
    if (moved !== undefined && moved.state.kind !== 'cancelled') return this.#adopt(moved);
    if (moved !== undefined || handled.kind === 'error') throw error;
    return handled;
  }

  /** Gives the entry that moved meanwhile. */
  async #giveUp(handled: Stop): Promise<Entry | undefined> {
    const { key, next } = this.#move(handled.kind === 'error' ? { kind: 'cancelled' } : handled);
    const result = await this.#commit({ checks: [], writes: [], entry: { key, next } });
    if (result.kind === 'committed') return undefined;
    if (result.kind === 'moved') return result.entry;
    throw bug(`${key} could not be given up`);
  }

  #start(): Place {
    return {
      graph: this.#graph,
      node: this.#graph.start,
      frame: undefined,
      variables: this.#invocation.values,
    };
  }

  async #step(place: Place, node: WorkNode, givenUp?: Error): Promise<Stop> {
    const backoff = new Backoff(this.#ports, `${this.#invocation.key} at ${node.id}`);
    const began = this.#invocation.attempt > 0 ? this.#time : this.#ports.clock.now();
    let begun = this.#ahead.take(place, node);
    if (place.frame !== undefined)
      this.#ahead.begin(place, (at, work, branch) => this.#newStep(at, work, { branch }));
    for (;;) {
      const step = begun?.step ?? this.#newStep(place, node, { givenUp });
      const outcome = await (begun?.outcome ?? step.run());
      begun = undefined;
      if (outcome.kind === 'broken') {
        if (!isNamed(outcome.error, 'Mu.StoreUnavailable')) throw outcome.error;
        await backoff.pause(outcome.error);
        continue;
      }
      if (this.#ports.clock.now() - began > step.seconds * 1000)
        return this.#step(place, failing(node, new Timeout()));
      const next = follow(place, node, outcome);
      const result = await this.#settle(step, outcome, next, node.ledger.entry);
      if (result.kind === 'moved') return this.#adoptMoved(result.entry);
      if (result.kind === 'committed') {
        if (place.frame !== undefined) this.#ahead.forget(step.written());
        step.writeLog(this.#ports.log, this.#invocation);
        return next;
      }
      if (result.kind === 'failed') return this.#step(place, failing(node, result.error));
      await backoff.pause();
    }
  }

  /** `branch` is given for code that begins ahead of its turn. */
  #newStep(place: Place, node: WorkNode, { branch, givenUp }: Beginning): Step {
    const seed = `${this.#invocation.key}#${this.#sequence}/${this.#steps}`;
    const options = { reader: this.#reader, time: this.#time, invariants: this.#invariants, givenUp };
    if (branch === undefined) return new Step(node, place, { ...options, seed });
    return new Step(node, place, { ...options, seed: `${seed}+${branch}`, held: true });
  }

  /** Makes what a turn did true, or finds out that it may not be. */
  async #settle(step: Step, outcome: StepOutcome, next: Stop, ledger: LedgerEntry): Promise<Settled> {
    if (ledger !== 'always') {
      if (step.writes(outcome)) throw bug('a turn that the compiler knows not to write has written');
      if (!(await this.#stillHolds(step.versions()))) return { kind: 'stale' };
      this.#steps += 1;
      if (ledger === 'carried') this.#carrying = true;
      return { kind: 'committed' };
    }
    const effects = step.effects(outcome, this.#version());
    try {
      return await this.#commit({ ...effects, entry: this.#move(next) });
    } catch (error) {
      if (isNamed(error, 'TransactionTooLarge')) return { kind: 'failed', error };
      throw error;
    }
  }

  /** J6. One record needs nothing: it held when it was read. */
  async #stillHolds(seen: readonly Check[]): Promise<boolean> {
    if (seen.length < 2) return true;
    const records = seen.map(check => check.record);
    const again = await this.#ask(store => store.read(records));
    return seen.every((check, i) => again[i]?.version === check.version);
  }

  /** J4 */
  async #recordEnd(end: Stop): Promise<Stop> {
    const backoff = new Backoff(this.#ports, `${this.#invocation.key} at its end`);
    for (;;) {
      const result = await this.#commit({ checks: [], writes: [], entry: this.#move(end) });
      if (result.kind === 'committed') return end;
      if (result.kind === 'moved') return this.#adoptMoved(result.entry);
      await backoff.pause();
    }
  }

  /** J1 */
  async #commit(commit: Commit): Promise<CommitResult> {
    const result = await this.#ask(store => store.commit(commit));
    if (result.kind === 'committed' && commit.entry !== undefined) this.#moved(commit.entry.next.sequence);
    return result;
  }

  /** J7 */
  async #ask<T>(request: (store: Store) => Promise<T>): Promise<T> {
    const backoff = new Backoff(this.#ports, this.#invocation.key);
    for (;;) {
      try {
        return await request(this.#ports.store);
      } catch (error) {
        if (!isNamed(error, 'Mu.StoreUnavailable')) throw error;
        await backoff.pause(error);
      }
    }
  }

  #moved(sequence: number): void {
    this.#sequence = sequence;
    this.#steps = 0;
    this.#carrying = false;
  }

  /** J10 */
  #move(next: Stop | { readonly kind: 'cancelled' }): { readonly key: string; readonly next: Entry } {
    const expires = Math.floor(this.#ports.clock.now() / 1000) + this.#ports.retention;
    return {
      key: this.#invocation.key,
      next: { sequence: this.#sequence + 1, input: this.#digest(), state: entryState(next), expires },
    };
  }

  #version(): string {
    return `${this.#invocation.key}#${this.#sequence + 1}`;
  }

  #digest(): string {
    this.#input ??= digest(this.#invocation.run, this.#invocation.values as Json);
    return this.#input;
  }

  #adoptMoved(entry: Entry | undefined): Stop {
    if (entry !== undefined) return this.#adopt(entry);
    throw new PlatformError('Mu.Expired', `the ledger has dropped what it knew of ${this.#invocation.key}`);
  }

  /** J2 */
  #adopt(entry: Entry): Stop {
    const { key } = this.#invocation;
    if (entry.input !== this.#digest()) {
      throw new PlatformError('Mu.RequestMismatch', `${key} was used before with another input`);
    }
    this.#moved(entry.sequence);
    this.#ahead.clear();
    const { state } = entry;
    if (state.kind === 'open') return advance(readPlace(this.#graph, state.position, state.values));
    if (state.kind === 'done') return { kind: 'reply', reply: state.reply as unknown as Reply };
    if (state.kind === 'failed') return { kind: 'error', error: state.error };
    throw new PlatformError('Mu.Cancelled', `${key} was settled before it took effect`);
  }
}

interface Beginning {
  readonly branch?: number;
  readonly givenUp?: Error | undefined;
}

type Settled = CommitResult | { readonly kind: 'failed'; readonly error: Error };

/** Where the run goes after what the code did. */
function follow(place: Place, node: WorkNode, outcome: Exclude<StepOutcome, { kind: 'broken' }>): Stop {
  const next =
    outcome.kind === 'exit'
      ? goOn(place, outcome.next, outcome.values)
      : fail(place, node.onError, remembered(outcome.error));
  return 'kind' in next ? next : advance(next);
}

/** What was thrown, by its encoded value: the trace of a mistake names the line that made it. */
const origins = new WeakMap<object, MuError>();

function remembered(error: MuError): Json {
  const encoded = encodeError(error) as unknown as Json & object;
  origins.set(encoded, error);
  return encoded;
}

function thrownBy({ error, encoded }: Extract<Stop, { kind: 'error' }>): MuError {
  const known = typeof encoded === 'object' && encoded !== null ? origins.get(encoded) : undefined;
  return known ?? decodeError(error);
}

function entryState(next: Stop | { readonly kind: 'cancelled' }): EntryState {
  if (next.kind === 'cancelled') return next;
  if (next.kind === 'work') return { kind: 'open', ...writePlace(next.place) };
  if (next.kind === 'reply') return { kind: 'done', reply: next.reply as unknown as Json };
  return { kind: 'failed', error: next.error };
}

/** The same node, when its commit can never be: it throws that. */
function failing(node: WorkNode, error: Error): WorkNode {
  const code = (): never => {
    throw error;
  };
  return { ...node, code };
}

const writing = new WeakMap<Graph, boolean>();

/** Whether any turn of the run may write: only then must its end be the same for every attempt. */
function mayWrite(graph: Graph): boolean {
  let known = writing.get(graph);
  if (known === undefined) {
    known = Object.values(graph.nodes).some(node => {
      if (node.kind === 'turn' || node.kind === 'call') return node.ledger.entry === 'always';
      if (node.kind === 'fork') return node.branches.some(branch => mayWrite(branch.graph));
      return node.kind === 'each' && mayWrite(node.body);
    });
    writing.set(graph, known);
  }
  return known;
}
