// The flow of control: what is known about variables and their properties at a place. A reference is a variable, or a
// path of properties from one (`trip.room.capacity`), or from `this`; its key is text.
import type { Expression } from '../../grammar/syntax.ts';
import type { Resolution, VariableBinding, Writes } from '../resolve/index.ts';
import { alternatives, sameType, union } from './construct.ts';
import type { Checker, Flow } from './context.ts';
import type { Type } from './types.ts';

/** The key of what an expression refers to; undefined if its value may differ from one reading to the next. */
export function referenceKey(resolution: Resolution, node: Expression): string | undefined {
  switch (node.kind) {
    case 'Identifier': {
      const binding = resolution.bindings.get(node);
      return binding?.kind === 'variable' ? variableKey(binding) : undefined;
    }
    case 'ThisExpression':
      return 'this';
    case 'MemberExpression': {
      const object = referenceKey(resolution, node.object);
      return object === undefined ? undefined : `${object}.${node.property.name}`;
    }
    case 'IndexExpression': {
      const object = referenceKey(resolution, node.object);
      const index = indexKey(resolution, node.index);
      return object === undefined || index === undefined ? undefined : `${object}.${index}`;
    }
    default:
      return undefined;
  }
}

function indexKey(resolution: Resolution, node: Expression): string | undefined {
  if (node.kind === 'StringLiteral' || node.kind === 'NumberLiteral') return String(node.value);
  if (node.kind !== 'Identifier') return undefined;
  const binding = resolution.bindings.get(node);
  const constant = binding?.kind === 'variable' && binding.lastWrite === -1;
  return constant ? `[${binding.id}]` : undefined;
}

export function variableKey(binding: VariableBinding): string {
  return `$${binding.id}`;
}

/** What is known where two ways meet: only what is known on both. */
export function join(a: Flow | undefined, b: Flow | undefined): Flow | undefined {
  if (a === undefined || a === b) return b;
  if (b === undefined) return a;
  const narrowed = new Map<string, Type>();
  if (a.narrowed === b.narrowed) return { narrowed: a.narrowed, unassigned: joinUnassigned(a, b) };
  for (const [key, type] of a.narrowed) {
    const other = b.narrowed.get(key);
    if (other !== undefined) narrowed.set(key, type === other ? type : union([type, other]));
  }
  return { narrowed, unassigned: joinUnassigned(a, b) };
}

function joinUnassigned(a: Flow, b: Flow): ReadonlySet<number> {
  if (a.unassigned === b.unassigned || b.unassigned.size === 0) return a.unassigned;
  if (a.unassigned.size === 0) return b.unassigned;
  return new Set([...a.unassigned, ...b.unassigned]);
}

export function joinAll(flows: readonly (Flow | undefined)[]): Flow | undefined {
  return flows.reduce<Flow | undefined>((known, flow) => join(known, flow), undefined);
}

export function sameFlow(a: Flow | undefined, b: Flow | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (a.narrowed.size !== b.narrowed.size || a.unassigned.size !== b.unassigned.size) return false;
  for (const [key, type] of a.narrowed) {
    const other = b.narrowed.get(key);
    if (other === undefined || !sameType(type, other)) return false;
  }
  for (const id of a.unassigned) if (!b.unassigned.has(id)) return false;
  return true;
}

export function narrowTo(flow: Flow, key: string, type: Type): Flow {
  return { narrowed: new Map(flow.narrowed).set(key, type), unassigned: flow.unassigned };
}

/** A reference gets a new value: what was known about it and what is inside it is void. */
export function assigned(flow: Flow, key: string, known?: Type): Flow {
  const narrowed = new Map<string, Type>();
  const inside = `${key}.`;
  // A reference may be an index of another: `a[i]` when `i` changes.
  const index = `[${key.slice(1)}]`;
  for (const [other, type] of flow.narrowed) {
    if (other !== key && !other.startsWith(inside) && !other.includes(index)) narrowed.set(other, type);
  }
  if (known !== undefined) narrowed.set(key, known);
  return { narrowed, unassigned: flow.unassigned };
}

export function withValue(flow: Flow, binding: VariableBinding): Flow {
  if (!flow.unassigned.has(binding.id)) return flow;
  const unassigned = new Set(flow.unassigned);
  unassigned.delete(binding.id);
  return { narrowed: flow.narrowed, unassigned };
}

export function withoutValue(flow: Flow, binding: VariableBinding): Flow {
  return { narrowed: flow.narrowed, unassigned: new Set(flow.unassigned).add(binding.id) };
}

/** What is left of the flow after code that may have run in part. */
export function forget(flow: Flow, writes: Writes | undefined): Flow {
  if (writes === undefined || (writes.assigned.size === 0 && writes.touched.size === 0)) return flow;
  let result = flow;
  for (const binding of writes.assigned) result = assigned(result, variableKey(binding));
  for (const binding of writes.touched) result = forgetInside(result, variableKey(binding));
  return result;
}

function forgetInside(flow: Flow, key: string): Flow {
  const inside = `${key}.`;
  const narrowed = new Map([...flow.narrowed].filter(([other]) => !other.startsWith(inside)));
  return { narrowed, unassigned: flow.unassigned };
}

/** Between two turns another request may have changed what is stored. */
export function forgetStates(flow: Flow): Flow {
  return forgetInside(flow, 'this');
}

/** What a function sees of a variable whose type is what it was given last, and which is assigned again. */
export const uncertain: Type = { kind: 'invalid' };

/** What a function sees of the flow around it: only variables that keep their value. */
export function captured(checker: Checker, at: number, flow: Flow): Flow {
  const narrowed = new Map<string, Type>();
  for (const [key, type] of flow.narrowed) {
    const evolving = key.endsWith('.*');
    if (key.includes('.') && !evolving) continue;
    const binding = checker.variables.get(evolving ? key.slice(0, -2) : key);
    if (binding === undefined) continue;
    if (binding.lastWrite === -1 || (!binding.writtenInside && binding.lastWrite < at))
      narrowed.set(key, type);
    else if (checker.evolving.has(binding)) narrowed.set(variableKey(binding), uncertain);
  }
  return { narrowed, unassigned: new Set() };
}

/** What a variable of a declared type holds after a value was assigned to it. */
export function afterAssignment(
  declared: Type,
  value: Type,
  fits: (a: Type, b: Type) => boolean,
): Type | undefined {
  if (declared.kind !== 'union') return undefined;
  const values = alternatives(value);
  const kept = declared.types.filter(part => values.some(one => fits(one, part)));
  return kept.length === 0 ? undefined : union(kept);
}
