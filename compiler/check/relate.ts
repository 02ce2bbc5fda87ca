// Whether a value of one type may stand where another is wanted. What was found out about two types is kept; a pair
// that is being compared already holds, so that types that refer to themselves come to an end.
import { apparent, keysOf } from './computed.ts';
import {
  alternatives,
  isInvalid,
  isNever,
  isPrimitive,
  isUnknown,
  sameType,
  stringType,
  undefinedType,
  union,
} from './construct.ts';

import { isMatch } from './durable.ts';
import { unify } from './infer.ts';
import { iterated, type Members, memberOf } from './members.ts';
import { instantiate } from './substitute.ts';
import type { FunctionType, NamedType, ObjectType, Property, TupleType, Type } from './types.ts';

export interface Relations {
  readonly assignable: (source: Type, target: Type) => boolean;
  /** As `assignable` where the value is copied on its way (stored, sent in a call): `readonly` does not matter. */
  readonly copyable: (source: Type, target: Type) => boolean;
  /** Whether a value could have both types: for `===`, `as` and `switch`. */
  readonly comparable: (a: Type, b: Type) => boolean;
}

interface Relating {
  readonly members: Members;
  readonly copying: boolean;
  readonly known: WeakMap<Type, Map<Type, boolean>>;
  depth: number;
}

/** Types nested deeper than this, and growing, are taken to fit. */
const deepest = 60;

export function createRelations(members: Members): Relations {
  const strict: Relating = { members, copying: false, known: new WeakMap(), depth: 0 };
  const copying: Relating = { members, copying: true, known: new WeakMap(), depth: 0 };
  return {
    assignable: (source, target) => fits(strict, source, target),
    copyable: (source, target) => fits(copying, source, target),
    comparable: (a, b) => comparable(strict, a, b),
  };
}

function fits(relating: Relating, source: Type, target: Type): boolean {
  if (source === target || isInvalid(source) || isInvalid(target)) return true;
  if (isUnknown(target) || isNever(source)) return true;
  if (source.kind === 'primitive' || source.kind === 'literal') {
    if (target.kind === 'primitive' || target.kind === 'literal') return plainFits(source, target);
  }
  if (source.kind === 'union') return source.types.every(part => fits(relating, part, target));
  if (target.kind === 'union') return fitsUnion(relating, source, target.types);
  if (target.kind === 'intersection') return target.types.every(part => fits(relating, source, part));
  if (target.kind === 'named' && target.compute !== undefined) return fitsKept(relating, source, target);
  if (target.kind === 'named' && target.name === 'keyof') return fitsKeys(relating, source, target);
  if (source.kind === 'parameter') return fitsAsParameter(relating, source, target);
  if (source.kind === 'named' && isKept(source) && target.kind !== 'named') {
    return fitsFromKept(relating, source, target);
  }
  if (target.kind === 'parameter' || target.kind === 'primitive' || target.kind === 'literal') {
    return source.kind === 'intersection' && source.types.some(part => fits(relating, part, target));
  }
  return remembered(relating, source, target);
}

function plainFits(source: Type & { kind: 'primitive' | 'literal' }, target: Type): boolean {
  if (source.kind === 'literal') {
    return target.kind === 'literal'
      ? source.value === target.value
      : target.kind === 'primitive' && target.name === typeof source.value;
  }
  if (target.kind !== 'primitive') return false;
  return source.name === target.name || (source.name === 'undefined' && target.name === 'void');
}

function fitsUnion(relating: Relating, source: Type, targets: readonly Type[]): boolean {
  if (source.kind === 'literal' || source.kind === 'primitive') {
    for (const part of targets) if (fits(relating, source, part)) return true;
    return (
      isPrimitive(source, 'boolean') &&
      [true, false].every(value => targets.some(t => t.kind === 'literal' && t.value === value))
    );
  }
  if (targets.includes(source)) return true;
  if (targets.some(part => fits(relating, source, part))) return true;
  if (source.kind === 'parameter')
    return source.constraint !== undefined && fitsUnion(relating, source.constraint, targets);
  if (source.kind === 'union') return source.types.every(part => fitsUnion(relating, part, targets));
  if (source.kind === 'named' && isKept(source))
    return fitsFromKept(relating, source, { kind: 'union', types: targets });
  return source.kind === 'object' && fitsByDiscriminant(relating, source, targets);
}

/** `{ kind: 'a' | 'b' }` fits `{ kind: 'a' } | { kind: 'b' }`: each value of the discriminant is tried on its own. */
function fitsByDiscriminant(relating: Relating, source: ObjectType, targets: readonly Type[]): boolean {
  for (const [name, property] of source.properties) {
    if (property.type.kind !== 'union' && !isPrimitive(property.type, 'boolean')) continue;
    const values = isPrimitive(property.type, 'boolean')
      ? ([true, false] as const).map(value => ({ kind: 'literal', value }) as const)
      : alternatives(property.type);
    if (values.length > 25 || !values.every(value => value.kind === 'literal' || value.kind === 'primitive'))
      continue;
    if (
      !targets.some(
        target => target.kind === 'object' && target.properties.get(name)?.type.kind === 'literal',
      )
    )
      continue;
    return values.every(value => {
      const one: ObjectType = {
        ...source,
        properties: new Map(source.properties).set(name, { ...propertyParts(property), type: value }),
      };
      return targets.some(target => fits(relating, one, target));
    });
  }
  return false;
}

function propertyParts(property: Property): { optional: boolean; readonly: boolean } {
  return { optional: property.optional, readonly: property.readonly };
}

function fitsAsParameter(relating: Relating, source: Type & { kind: 'parameter' }, target: Type): boolean {
  if (target.kind === 'parameter' && target.id === source.id) return true;
  if (source.constraint !== undefined) return fits(relating, source.constraint, target);
  return false;
}

function isKept(type: NamedType): boolean {
  return type.compute !== undefined || type.name === 'keyof' || type.name === 'indexed';
}

/** `Partial<T>` of a type parameter: what fits `T` fits it. */
function fitsKept(relating: Relating, source: Type, target: NamedType): boolean {
  if (sameType(source, target)) return true;
  if (source.kind === 'intersection') return source.types.some(part => fitsKept(relating, part, target));
  const [first] = target.args;
  if (first === undefined) return false;
  if (target.name === 'Partial' && source.kind === 'object' && source.properties.size === 0) return true;
  return ['Partial', 'Readonly', 'Pick', 'Omit'].includes(target.name) && fits(relating, source, first);
}

/** `keyof T` of a type parameter: the keys that its constraint has are among them. */
function fitsKeys(relating: Relating, source: Type, target: NamedType): boolean {
  if (sameType(source, target)) return true;
  const [first] = target.args;
  if (source.kind === 'parameter' && source.constraint !== undefined)
    return fits(relating, source.constraint, target);
  const keys =
    first?.kind === 'parameter' && first.constraint !== undefined ? keysOf(first.constraint) : undefined;
  return keys !== undefined && fits(relating, source, keys);
}

function fitsFromKept(relating: Relating, source: NamedType, target: Type): boolean {
  const [first] = source.args;
  if (['Exclude', 'Extract'].includes(source.name) && first !== undefined && fits(relating, first, target))
    return true;
  const known = apparent(source);
  return known !== undefined && fits(relating, known, target);
}

function remembered(relating: Relating, source: Type, target: Type): boolean {
  let known = relating.known.get(source);
  if (known === undefined) {
    known = new Map();
    relating.known.set(source, known);
  }
  const before = known.get(target);
  if (before !== undefined) return before;
  if (relating.depth > deepest) return true;
  known.set(target, true);
  relating.depth++;
  const result = fitsStructure(relating, source, target);
  relating.depth--;
  known.set(target, result);
  return result;
}

function fitsStructure(relating: Relating, source: Type, target: Type): boolean {
  switch (target.kind) {
    case 'array':
      return fitsArray(relating, source, target);
    case 'tuple':
      return source.kind === 'tuple' && fitsTuple(relating, source, target);
    case 'object':
      return fitsObject(relating, source, target);
    case 'function':
      return fitsFunction(relating, source, target);
    case 'promise':
      return source.kind === 'promise' && fits(relating, source.value, target.value);
    case 'named':
      return fitsNamed(relating, source, target);
    case 'collection':
      return sameType(source, target);
    case 'primitive':
    case 'literal':
    case 'union':
    case 'intersection':
    case 'parameter':
    case 'invalid':
      return false;
    default:
      return target satisfies never;
  }
}

function fitsArray(relating: Relating, source: Type, target: Type & { kind: 'array' }): boolean {
  if (source.kind === 'intersection') return source.types.some(part => fits(relating, part, target));
  if (isMatch(source)) return fits(relating, stringType, target.element);
  if (source.kind !== 'array' && source.kind !== 'tuple') return false;
  if (source.readonly && !target.readonly && !relating.copying) return false;
  if (source.kind === 'array') return fits(relating, source.element, target.element);
  return source.elements.every(
    element =>
      fits(relating, element.type, target.element) &&
      (!element.optional || fits(relating, undefinedType, target.element)),
  );
}

function fitsTuple(relating: Relating, source: TupleType, target: TupleType): boolean {
  if (source.readonly && !target.readonly && !relating.copying) return false;
  const rest = target.elements.find(element => element.rest);
  if (rest !== undefined && rest !== target.elements.at(-1)) return fitsAroundRest(relating, source, target);
  if (rest === undefined && source.elements.length > target.elements.length) return false;
  if (rest === undefined && source.elements.some(element => element.rest)) return false;
  for (const [i, element] of target.elements.entries()) {
    const mine = source.elements[i];
    if (mine === undefined) {
      if (!element.optional && !element.rest) return false;
    } else if ((mine.optional && !element.optional) || (mine.rest && !element.rest)) return false;
    else if (
      !fits(relating, mine.type, element.optional ? union([element.type, undefinedType]) : element.type)
    )
      return false;
  }
  const beyond = source.elements.slice(target.elements.length);
  return rest === undefined || beyond.every(element => fits(relating, element.type, rest.type));
}

/** `[...number[], string]`: what stands behind the rest is compared from the end. */
function fitsAroundRest(relating: Relating, source: TupleType, target: TupleType): boolean {
  const restAt = target.elements.findIndex(element => element.rest);
  const behind = target.elements.length - restAt - 1;
  const until = source.elements.length - behind;
  const fixed = (elements: TupleType['elements']): boolean => elements.every(element => !element.rest);
  if (until < restAt || !fixed(source.elements.slice(0, restAt)) || !fixed(source.elements.slice(until)))
    return false;
  return source.elements.every((element, i) => {
    const at = i < restAt ? i : i < until ? restAt : restAt + 1 + i - until;
    const wanted = target.elements[at];
    if (wanted === undefined || (element.optional && !wanted.optional && !wanted.rest)) return false;
    return fits(relating, element.type, wanted.type);
  });
}

function fitsObject(relating: Relating, source: Type, target: ObjectType): boolean {
  if (source.kind === 'primitive' || source.kind === 'literal') {
    if (source.kind === 'primitive' && ['null', 'undefined', 'void', 'unknown'].includes(source.name))
      return false;
    if (target.alias === 'object' && target.properties.size === 0) return false;
  }
  if (source.kind === 'function' || source.kind === 'promise')
    return target.properties.size === 0 && !target.index;
  if (isWeakMismatch(relating, source, target)) return false;
  for (const [name, wanted] of target.properties) {
    const mine =
      source.kind === 'object' ? source.properties.get(name) : memberOf(relating.members, source, name);
    if (mine === undefined) {
      if (wanted.optional) continue;
      return false;
    }
    if (mine.optional && !wanted.optional) return false;
    const type = wanted.optional ? union([wanted.type, undefinedType]) : wanted.type;
    if (!fits(relating, mine.type, type)) return false;
  }
  return target.index === undefined || fitsIndex(relating, source, target.index);
}

/** A type all of whose properties are optional wants to share at least one of them. */
function isWeakMismatch(relating: Relating, source: Type, target: ObjectType): boolean {
  if (target.properties.size === 0 || target.index !== undefined) return false;
  for (const property of target.properties.values()) if (!property.optional) return false;
  if (source.kind === 'object' && (source.properties.size === 0 || source.index !== undefined)) return false;
  for (const name of target.properties.keys())
    if (memberOf(relating.members, source, name) !== undefined) return false;
  return true;
}

function fitsIndex(relating: Relating, source: Type, index: NonNullable<ObjectType['index']>): boolean {
  if (source.kind === 'intersection') return source.types.some(part => fitsIndex(relating, part, index));
  if (index.key === 'number' && (source.kind === 'array' || source.kind === 'tuple')) {
    return fits(relating, iterated(source) ?? source, index.value);
  }
  if (source.kind !== 'object' || (source.open && source.index === undefined)) return false;
  for (const [name, property] of source.properties) {
    if (index.key === 'number' && !/^\d+$/.test(name)) continue;
    if (!fits(relating, property.type, index.value)) return false;
  }
  return source.index === undefined || fits(relating, source.index.value, index.value);
}

function fitsNamed(relating: Relating, source: Type, target: Type & { kind: 'named' }): boolean {
  if (target.family === 'library' && target.name === 'Iterable') {
    const element = iterated(source);
    return element !== undefined && fits(relating, element, target.args[0] as Type);
  }
  if (target.name === 'indexed' && source.kind === 'named' && source.name === 'indexed') {
    // What was read of it and may be missing is of the type all the same, as in TypeScript.
    return target.args.slice(0, 2).every((arg, i) => sameType(source.args[i] as Type, arg));
  }
  if (target.family === 'library' && target.name === 'Error') {
    return source.kind === 'named' && (source.family === 'error' || source.name === 'Error');
  }
  return (
    source.kind === 'named' &&
    source.family === target.family &&
    source.name === target.name &&
    source.args.every((arg, i) => fits(relating, arg, target.args[i] as Type))
  );
}

function fitsFunction(relating: Relating, source: Type, target: FunctionType): boolean {
  if (source.kind === 'intersection') return source.types.some(part => fits(relating, part, target));
  if (source.kind !== 'function') return false;
  const mine = source.typeParameters.length === 0 ? source : instantiateFor(source, target);
  const required = mine.parameters.filter(parameter => !parameter.optional && !parameter.rest).length;
  const offered = target.parameters.some(parameter => parameter.rest) ? Infinity : target.parameters.length;
  if (required > offered) return false;
  for (let i = 0; i < Math.max(mine.parameters.length, target.parameters.length); i++) {
    const given = parameterAt(target, i);
    const taken = parameterAt(mine, i);
    if (given === undefined || taken === undefined) continue;
    if (!fits(relating, given, taken) && !(target.method && fits(relating, taken, given))) return false;
  }
  if (target.predicate !== undefined && source.predicate === undefined) return false;
  return isPrimitive(target.result, 'void') || fits(relating, mine.result, target.result);
}

function instantiateFor(source: FunctionType, target: FunctionType): FunctionType {
  const found = unify(source.typeParameters, pairs => {
    source.parameters.forEach((parameter, i) => {
      const given = parameterAt(target, i);
      if (given !== undefined) pairs(given, parameter.type);
    });
  });
  return instantiate(source, found);
}

/** The type that a function takes at a place, `undefined` included where the argument may be left out. */
export function parameterAt(type: FunctionType, at: number): Type | undefined {
  const parameter = type.parameters[at];
  if (parameter !== undefined && !parameter.rest) {
    return parameter.optional ? union([parameter.type, undefinedType]) : parameter.type;
  }
  const last = type.parameters.at(-1);
  if (last === undefined || !last.rest) return undefined;
  if (last.type.kind === 'tuple') return last.type.elements[at - type.parameters.length + 1]?.type;
  return last.type.kind === 'array' ? last.type.element : last.type;
}

function isComputed(type: Type): boolean {
  return type.kind === 'named' && (type.compute !== undefined || type.name === 'indexed');
}

function comparable(relating: Relating, a: Type, b: Type): boolean {
  if (fits(relating, a, b) || fits(relating, b, a)) return true;
  if (a.kind === 'union') return a.types.some(part => comparable(relating, part, b));
  if (b.kind === 'union') return b.types.some(part => comparable(relating, a, part));
  if (a.kind === 'literal' || b.kind === 'literal') return false;
  if (a.kind === 'parameter' && b.kind === 'parameter' && !a.constraint && !b.constraint) return false;
  if (a.kind === 'parameter') return a.constraint === undefined || comparable(relating, a.constraint, b);
  if (b.kind === 'parameter') return b.constraint === undefined || comparable(relating, a, b.constraint);
  if (isUnknown(a) || isUnknown(b)) return true;
  if (b.kind === 'named' && b.name === 'keyof') return isPrimitive(a, 'string') || isPrimitive(a, 'number');
  // What is computed from type parameters may be whatever they make of it.
  if (isComputed(a) || isComputed(b)) return true;
  if (a.kind === 'object' && b.kind === 'object') {
    for (const [name, property] of a.properties) {
      const other = b.properties.get(name);
      if (other === undefined) {
        if (!property.optional) return b.index !== undefined;
      } else if (!comparable(relating, property.type, other.type)) return false;
    }
    return true;
  }
  if (a.kind === 'array' && b.kind === 'array') return comparable(relating, a.element, b.element);
  return false;
}
