// The calls that may still be running at one point of a method, by the variable through which they can be awaited.
// Immutable: each path through the code has its own.
import type { Label } from '../../../grammar/diagnostic.ts';
import type { Span } from '../../../grammar/source.ts';
import type { VariableSymbol } from '../program.ts';

export interface Started {
  /** Where the call was started. */
  readonly span: Span;
  /** The path on which it was not awaited, if there is one on which it was. */
  readonly path: Label | undefined;
}

/** `undefined`: no path leads here. */
export type Pending = ReadonlyMap<VariableSymbol, Started> | undefined;

export const nothingPending: Pending = new Map();

export function started(pending: Pending, variable: VariableSymbol, span: Span): Pending {
  return pending === undefined ? undefined : new Map(pending).set(variable, { span, path: undefined });
}

export function awaited(pending: Pending, variable: VariableSymbol): Pending {
  if (pending?.has(variable) !== true) return pending;
  const rest = new Map(pending);
  rest.delete(variable);
  return rest;
}

/** Without the variables that are declared inside `span`. */
export function leaveScope(pending: Pending, span: Span): Pending {
  if (pending === undefined) return undefined;
  const rest = [...pending].filter(([variable]) => !isWithin(variable.declaration.span, span));
  return rest.length === pending.size ? pending : new Map(rest);
}

/** Where two paths meet: what is pending on one of them may be pending. The labels say which path it was. */
export function merge(
  before: Pending,
  [first, firstPath]: readonly [Pending, Label | undefined],
  [second, secondPath]: readonly [Pending, Label | undefined],
): Pending {
  if (first === undefined || second === undefined) return first ?? second;
  if (first === second) return first;
  const both = new Map<VariableSymbol, Started>();
  const add = (pending: Pending, other: Pending, path: Label | undefined) => {
    for (const [variable, start] of pending ?? []) {
      const elsewhere = other?.get(variable);
      const divided = elsewhere === undefined && before?.has(variable) === true;
      const known = both.get(variable)?.path ?? start.path ?? elsewhere?.path;
      both.set(variable, { span: start.span, path: known ?? (divided ? path : undefined) });
    }
  };
  add(first, second, firstPath);
  add(second, first, secondPath);
  return both;
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.path === outer.path && inner.start >= outer.start && inner.end <= outer.end;
}
