// What the type parameters of a generic function stand for, read off the arguments it is given.
import { alternatives, isInvalid, isNever, isUnknown, sameType, union, unknownType } from './construct.ts';
import { iterated } from './members.ts';
import { instantiate, mentionsParameters, partsOf } from './substitute.ts';
import type { FunctionType, ParameterReference, TupleType, Type } from './types.ts';

export interface Candidates {
  /** They come from what is wanted, not from what is given: they say nothing where nothing is known. */
  readonly guiding: boolean;
  readonly found: Map<number, Type[]>;
  readonly wanted: ReadonlySet<number>;
}

export function candidatesFor(parameters: readonly ParameterReference[], guiding = false): Candidates {
  return {
    guiding,
    found: new Map(),
    wanted: new Set(parameters.map(parameter => parameter.id)),
  };
}

/** Compares a given type with the declared one and notes what the type parameters in it stand for. */
export function infer(candidates: Candidates, source: Type, target: Type, depth = 0): void {
  if (isInvalid(source) || depth > 12) return;
  if (target.kind === 'parameter') {
    if (!candidates.wanted.has(target.id) || (isUnknown(source) && depth > 0 && candidates.guiding)) return;
    const known = candidates.found.get(target.id) ?? [];
    if (!known.some(type => type === source || sameType(type, source))) known.push(source);
    candidates.found.set(target.id, known);
    return;
  }
  if (!mentionsParameters(target)) return;
  if (source === target) inferSame(candidates, target, new Set());
  else inferParts(candidates, source, target, depth + 1);
}

/** A function that calls itself with what it was given: its type parameters stand for themselves. */
function inferSame(candidates: Candidates, type: Type, seen: Set<Type>): void {
  if (seen.has(type) || !mentionsParameters(type)) return;
  seen.add(type);
  if (type.kind === 'parameter') infer(candidates, type, type);
  else for (const part of partsOf(type)) inferSame(candidates, part, seen);
}

function inferParts(candidates: Candidates, source: Type, target: Type, depth: number): void {
  if (target.kind === 'union') {
    inferUnion(candidates, source, target.types, depth);
    return;
  }
  if (target.kind === 'intersection') {
    for (const part of target.types) infer(candidates, source, part, depth);
    return;
  }
  if (source.kind === 'union') {
    for (const part of source.types) infer(candidates, part, target, depth);
    return;
  }
  if (source.kind === 'parameter' && source.constraint !== undefined) {
    infer(candidates, source.constraint, target, depth);
    return;
  }
  switch (target.kind) {
    case 'array':
      if (
        source.kind === 'array' ||
        source.kind === 'tuple' ||
        (source.kind === 'named' && source.name === 'Iterable')
      ) {
        infer(candidates, iterated(source) ?? source, target.element, depth);
      }
      return;
    case 'tuple':
      inferTuple(candidates, source, target, depth);
      return;
    case 'promise':
      if (source.kind === 'promise') infer(candidates, source.value, target.value, depth);
      return;
    case 'object':
      inferObject(candidates, source, target, depth);
      return;
    case 'function':
      inferFunction(candidates, source, target, depth);
      return;
    case 'named':
      inferNamed(candidates, source, target, depth);
      return;
    default:
      return;
  }
}

/** Alternatives without a type parameter take what fits them; the rest goes to those with one. */
function inferUnion(candidates: Candidates, source: Type, targets: readonly Type[], depth: number): void {
  const fixed = targets.filter(part => !mentionsParameters(part));
  const open = targets.filter(part => mentionsParameters(part));
  const rest = alternatives(source).filter(part => !fixed.some(known => sameType(known, part)));
  if (rest.length === 0) return;
  const naked = open.filter(part => part.kind === 'parameter');
  const structured = open.filter(part => part.kind !== 'parameter');
  for (const part of rest) {
    const alike = structured.filter(target => looksAlike(part, target));
    const taker = alike.find(target => mayBe(part, target)) ?? alike[0];
    if (taker !== undefined) infer(candidates, part, taker, depth);
  }
  const left = rest.filter(part => !structured.some(target => looksAlike(part, target)));
  if (left.length > 0) for (const part of naked) infer(candidates, union(left), part, depth);
}

/** Whether what the two say with literals is the same: `{ ok: true; value: number }` is no `{ ok: false; error: E }`. */
function mayBe(source: Type, target: Type): boolean {
  if (source.kind !== 'object' || target.kind !== 'object') return true;
  for (const [name, { type: wanted, optional }] of target.properties) {
    const mine = source.properties.get(name);
    if (mine === undefined && !optional) return false;
    if (mine?.type.kind === 'literal' && wanted.kind === 'literal' && mine.type.value !== wanted.value)
      return false;
  }
  return true;
}

function looksAlike(source: Type, target: Type): boolean {
  if (target.kind === 'array') return source.kind === 'array' || source.kind === 'tuple';
  if (target.kind === 'named') {
    return target.name === 'Iterable'
      ? iterated(source) !== undefined
      : source.kind === 'named' && source.name === target.name;
  }
  return source.kind === target.kind;
}

function inferTuple(candidates: Candidates, source: Type, target: TupleType, depth: number): void {
  if (source.kind === 'tuple') {
    target.elements.forEach((element, i) => {
      const mine = source.elements[i];
      if (mine !== undefined) infer(candidates, mine.type, element.type, depth);
    });
  } else if (source.kind === 'array') {
    for (const element of target.elements)
      if (element.rest) infer(candidates, source.element, element.type, depth);
  }
}

function inferObject(
  candidates: Candidates,
  source: Type,
  target: Type & { kind: 'object' },
  depth: number,
): void {
  if (source.kind !== 'object') return;
  for (const [name, property] of target.properties) {
    const mine = source.properties.get(name);
    if (mine !== undefined) infer(candidates, mine.type, property.type, depth);
  }
  if (target.index === undefined) return;
  const values = [...source.properties.values()].map(property => property.type);
  if (source.index !== undefined) values.push(source.index.value);
  if (values.length > 0) infer(candidates, union(values), target.index.value, depth);
}

function inferFunction(candidates: Candidates, given: Type, target: FunctionType, depth: number): void {
  if (given.kind !== 'function') return;
  const source = appliedTo(given, target);
  target.parameters.forEach((parameter, i) => {
    if (parameter.rest && parameter.type.kind === 'parameter') {
      const all = restOf(source, i);
      if (!mentionsOwn(source, all)) infer(candidates, all, parameter.type, depth);
      return;
    }
    const mine = source.parameters[i];
    if (mine !== undefined && !mentionsOwn(source, mine.type))
      infer(candidates, mine.type, parameter.type, depth);
  });
  if (target.predicate !== undefined && source.predicate !== undefined) {
    infer(candidates, source.predicate.type, target.predicate.type, depth);
  }
  if (!mentionsOwn(source, source.result)) infer(candidates, source.result, target.result, depth);
}

/** The parameters from a place on, as the tuple of their arguments. */
function restOf({ parameters }: FunctionType, from: number): Type {
  const [first, ...others] = parameters.slice(from);
  if (first?.rest && others.length === 0 && first.type.kind !== 'array') return first.type;
  const elements = parameters.slice(from).flatMap(({ type, optional, rest }) => {
    if (rest && type.kind === 'tuple') return type.elements;
    return [{ type: rest && type.kind === 'array' ? type.element : type, optional, rest }];
  });
  return { kind: 'tuple', elements, readonly: false };
}

/** A generic function where it is known what it will be called with: `xs.filter(present)`. */
function appliedTo(source: FunctionType, target: FunctionType): FunctionType {
  if (source.typeParameters.length === 0) return source;
  if (target.parameters.some(parameter => mentionsParameters(parameter.type))) return source;
  const found = unify(source.typeParameters, pairs => {
    source.parameters.forEach((parameter, i) => {
      const known = target.parameters[i];
      if (known !== undefined && !known.rest) pairs(known.type, parameter.type);
    });
  });
  return instantiate(source, found);
}

/** A generic function given as an argument says nothing through its own type parameters. */
function mentionsOwn(source: FunctionType, part: Type): boolean {
  return source.typeParameters.length > 0 && mentionsParameters(part);
}

function inferNamed(
  candidates: Candidates,
  source: Type,
  target: Type & { kind: 'named' },
  depth: number,
): void {
  if (target.compute !== undefined && source.kind !== 'named') {
    const [open] = target.args;
    const mapped = ['Partial', 'Readonly', 'Required'].includes(target.name);
    if (mapped && open?.kind === 'parameter' && !candidates.found.has(open.id))
      infer(candidates, source, open, depth);
    return;
  }
  if (target.name === 'Iterable') {
    const element = iterated(source);
    const wanted = target.args[0];
    if (element !== undefined && wanted !== undefined) infer(candidates, element, wanted, depth);
    return;
  }
  if (source.kind !== 'named' || source.name !== target.name) return;
  target.args.forEach((arg, i) => {
    const mine = source.args[i];
    if (mine !== undefined) infer(candidates, mine, arg, depth);
  });
}

/** Infers from pairs of types and fills what is left open with the constraint. */
export function unify(
  parameters: readonly ParameterReference[],
  compare: (pair: (source: Type, target: Type) => void) => void,
): readonly Type[] {
  const candidates = candidatesFor(parameters);
  compare((source, target) => infer(candidates, source, target));
  return parameters.map(parameter => {
    const found = (candidates.found.get(parameter.id) ?? []).filter(type => !isNever(type));
    return found.length === 0 ? (parameter.constraint ?? unknownType) : union(found);
  });
}

/** Whether a function literal at the place is told what a type parameter stands for. */
export function tells(wanted: Type, id: number): boolean {
  return (
    wanted.kind === 'function' && wanted.parameters.some(parameter => mentionsParameter(parameter.type, id))
  );
}

function mentionsParameter(type: Type, id: number, seen = new Set<Type>()): boolean {
  if (type.kind === 'parameter') return type.id === id;
  if (seen.has(type) || !mentionsParameters(type)) return false;
  seen.add(type);
  return partsOf(type).some(part => mentionsParameter(part, id, seen));
}
