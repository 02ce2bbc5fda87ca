// One execution of the code of a turn or call, up to the commit: what it did, or the error that it threw.

import { encodeVariable, thaw } from './codec.ts';
import { asProgramError, bug, isPlatformError, MuError } from './errors.ts';
import type { ProgramInvariant, TurnNode, WorkNode } from './graph.ts';
import { Lane, openLane } from './lane.ts';
import { evaluate, type Place, type Variables } from './place.ts';
import type { Check, Json, Log, Version, Write } from './ports.ts';
import type { Reader } from './reader.ts';
import { Records } from './records.ts';
import { show } from './show.ts';
import { type LogLine, Turn } from './turn.ts';

export type StepOutcome =
  | { readonly kind: 'exit'; readonly next: string; readonly values: Variables }
  | { readonly kind: 'error'; readonly error: MuError }
  /** The platform failed below the code: what the code made of it does not count. */
  | { readonly kind: 'broken'; readonly error: unknown };

export interface StepOptions {
  readonly reader: Reader;
  readonly seed: string;
  readonly time: number;
  /** The code begins, and stops where it touches state until it is released. */
  readonly held?: boolean;
  /** The platform has given it up: code that handles errors where it begins has this one. */
  readonly givenUp?: Error | undefined;
  /** What must hold when it has ended; undefined: nobody looks. */
  readonly invariants?: readonly ProgramInvariant[] | undefined;
}

export class Step {
  readonly #node: WorkNode;
  readonly #place: Place;
  readonly #records: Records;
  readonly #turn: Turn;
  readonly #lines: LogLine[] = [];
  readonly #lane: Lane;
  readonly #options: StepOptions;
  readonly #limit = { seconds: Number.POSITIVE_INFINITY };

  constructor(node: WorkNode, place: Place, options: StepOptions) {
    this.#node = node;
    this.#place = place;
    this.#options = options;
    this.#records = new Records(options.reader);
    this.#lane = options.held === true ? new Lane(true) : openLane;
    this.#turn = this.#newTurn(this.#lane, '');
  }

  async run(): Promise<StepOutcome> {
    let outcome: StepOutcome;
    try {
      outcome = await this.#execute();
      await this.#checkInvariants();
    } catch (error) {
      if (isPlatformError(error)) outcome = { kind: 'broken', error };
      else outcome = { kind: 'error', error: asProgramError(error) };
    }
    const { broken } = this.#records;
    return broken === undefined ? outcome : { kind: 'broken', error: broken.error };
  }

  #newTurn(lane: Lane, suffix: string): Turn {
    const { seed, time, invariants, givenUp } = this.#options;
    const shared = {
      records: this.#records,
      lines: this.#lines,
      limit: this.#limit,
      checked: invariants !== undefined,
      givenUp,
      leaving: (left: unknown): unknown =>
        this.#node.kind === 'turn' ? new Left(exitOf(this.#node, left)) : left,
    };
    return new Turn({ ...shared, seed: seed + suffix, time, lane });
  }

  /** Seconds within which it must be committed. */
  get seconds(): number {
    return this.#limit.seconds;
  }

  /** J12 */
  async #checkInvariants(): Promise<void> {
    const { invariants = [] } = this.#options;
    if (invariants.length === 0 || !this.#records.writing) return;
    const written = this.#records.writtenStates();
    for (const invariant of invariants) {
      if (!invariant.reads.some(state => written.has(state))) continue;
      const reason = await this.#brokenBy(invariant);
      if (reason === undefined) continue;
      const { title, place } = invariant;
      const message = `"${title}" (${place}) ${reason}`;
      throw new MuError('InvariantViolated', { invariant: title, place }, message);
    }
  }

  /** What is wrong, in words; undefined if it holds. */
  async #brokenBy({ code }: ProgramInvariant): Promise<string | undefined> {
    try {
      return (await this.#newTurn(openLane, '!').run(code, [])) === true ? undefined : 'does not hold';
    } catch (error) {
      if (isPlatformError(error)) throw error;
      return `cannot be told: ${asProgramError(error).message}`;
    }
  }

  release(): void {
    this.#lane.release(0);
  }

  /** Others have written these records. */
  forget(written: readonly string[]): void {
    this.#records.forget(written);
  }

  written(): readonly string[] {
    return [...this.#records.written()];
  }

  writes(outcome: StepOutcome): boolean {
    return outcome.kind === 'exit' && this.#records.writing;
  }

  /** What of it is kept: the writes only if it did not throw. */
  effects(outcome: StepOutcome, version: Version): { checks: readonly Check[]; writes: readonly Write[] } {
    if (outcome.kind === 'error') this.#records.rollback(0);
    return this.#records.effects(version);
  }

  versions(): readonly Check[] {
    return this.#records.versions();
  }

  /** `run` is the id of the run: the method, and a number where it has several. */
  writeLog(log: Log, { key, run }: { readonly key: string; readonly run: string }): void {
    const method = run.replace(/\/.*$/, '');
    const [request = key] = key.split('/');
    const fields = { request, service: method.replace(/\..*$/, ''), method, key };
    for (const { level, values } of this.#lines) log.write(level, values.map(show).join(' '), fields);
  }

  async #execute(): Promise<StepOutcome> {
    const { variables } = this.#place;
    const node = this.#node;
    if (node.kind === 'turn') {
      const values: Record<string, unknown> = {};
      for (const { name, from } of node.inputs) values[name] = thaw(evaluate(from, variables));
      const left = await this.#turn.run(node.code, [values]);
      return left instanceof Left ? left.outcome : exitOf(node, left);
    }
    const args = evaluate(node.args, variables);
    if (!Array.isArray(args)) throw bug(`the arguments of ${node.id} are no array`);
    const result = await this.#turn.run(node.code, args.map(thaw));
    const kept = node.result === undefined ? {} : { [node.result]: encodeVariable(result, 'result') };
    return { kind: 'exit', next: node.next, values: kept };
  }
}

/** The end of a turn that was taken inside a `try`. */
class Left {
  readonly outcome: StepOutcome;

  constructor(outcome: StepOutcome) {
    this.outcome = outcome;
  }
}

function exitOf(node: TurnNode, left: unknown): StepOutcome {
  const { exit: number, values } = left as {
    readonly exit: number;
    readonly values?: Record<string, unknown>;
  };
  const exit = node.exits.find(candidate => candidate.exit === number);
  if (exit === undefined) throw bug(`${node.id} has no exit ${number}`);
  const outputs: Record<string, Json> = {};
  for (const { name, variable, called } of exit.outputs)
    outputs[variable] = encodeVariable(values?.[name], called ?? name);
  return { kind: 'exit', next: exit.next, values: outputs };
}
