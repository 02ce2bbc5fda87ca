// What generated code needs of a saga: what was done and can be undone, and the error that goes on when it has been.
import { copy } from './codec.ts';
import { asProgramError, CompensationFailed, MuError } from './errors.ts';
import type { Noting, Undoable } from './notes.ts';
import type { Callee, Turn } from './turn.ts';

/** A method of the same commit that notes its calls which have succeeded. */
export function undoing([list, undo, takesResult]: Noting, callee: Callee): Callee {
  return async ($: Turn, ...args: never[]) => {
    const given = args.map(kept);
    const result = await callee($, ...args);
    list.push({ undo, args: takesResult ? [kept(result), ...given] : given, turn: $.place });
    return result;
  };
}

/** After a fan-out: notes the calls that succeeded, each with its arguments. */
export function noteEach(
  [list, undo, takesResult]: Noting,
  args: readonly (readonly unknown[])[],
  outcomes: readonly Outcome[],
): void {
  for (const [i, outcome] of outcomes.entries())
    if (outcome.status === 'fulfilled')
      list.push({ undo, args: [...(takesResult ? [outcome.value] : []), ...(args[i] ?? [])].map(kept) });
}

/** A transaction in a transaction has succeeded: its compensation takes the variables as they are now. */
export function noteHere([list, undo]: Noting, args: readonly unknown[], $: Turn): void {
  list.push({ undo, args: args.map(kept), turn: $.place });
}

/** A value as it is now, whatever becomes of it. */
export function kept<T>(value: T): T {
  return copy(value, 'what is undone') as T;
}

/** What an async function gives that runs beside its method: its outcome, and what it did that can be undone. */
export interface Report extends Outcome {
  readonly notes: readonly Undoable[];
}

/** Takes over what was noted; gives the result, or throws. */
export function reported(list: Undoable[], report: Report): unknown {
  list.push(...report.notes);
  if (report.status === 'rejected') throw report.reason;
  return report.value;
}

/** The same where the function is one of several: `outcome` is that of its call. */
export function reportedOutcome(list: Undoable[], outcome: Outcome): Outcome {
  if (outcome.status === 'rejected') return outcome;
  const { notes, ...own } = outcome.value as Report;
  list.push(...notes);
  return own;
}

export interface Outcome {
  readonly status: 'fulfilled' | 'rejected';
  readonly value?: unknown;
  readonly reason?: unknown;
}

/** What the compensation of a call that lived on takes; undefined: it took no effect. */
export function tookEffect(outcome: Outcome, entry: Undoable): readonly unknown[] | undefined {
  if (outcome.status !== 'fulfilled') return undefined;
  return entry.takesResult === true ? [outcome.value, ...entry.args] : entry.args;
}

/** What could not be undone, for `CompensationFailed`. */
export interface NotUndone {
  readonly call: string;
  readonly args: readonly unknown[];
  readonly error: string;
}

export function notUndone(
  before: readonly NotUndone[] | undefined,
  call: string,
  args: readonly unknown[],
  error: unknown,
): readonly NotUndone[] {
  return [...(before ?? []), { call, args, error: said(error) }];
}

/** The error that goes on when something is left. */
export function unwound(error: unknown, left: readonly NotUndone[]): MuError {
  return new CompensationFailed({ reason: said(error), left });
}

/** `SoldOut (room: 7)`, `TypeError: x is not a number`. */
function said(error: unknown): string {
  const known = asProgramError(error);
  const name = MuError.declaredName(known);
  if (known.message === '') return name;
  return known.message.startsWith(name) ? known.message : `${name}: ${known.message}`;
}
