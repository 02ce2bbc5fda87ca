// Which alternatives of a type are left after a test: pure functions on types.
import {
  alternatives,
  booleanType,
  falseType,
  intersection,
  isInvalid,
  isNever,
  isNullish,
  isPrimitive,
  isUnknown,
  literal,
  neverType,
  nullType,
  numberType,
  object,
  sameType,
  stringType,
  trueType,
  undefinedType,
  union,
} from './construct.ts';
import { type Members, memberOf } from './members.ts';
import type { Relations } from './relate.ts';
import type { Type } from './types.ts';

/** Alternatives with `boolean` split into its two values, so that each can go. */
function cases(type: Type): readonly Type[] {
  return alternatives(type).flatMap(part => (isPrimitive(part, 'boolean') ? [trueType, falseType] : [part]));
}

function keep(type: Type, test: (part: Type) => boolean): Type {
  const all = cases(type);
  const kept = all.filter(test);
  return kept.length === all.length ? type : union(kept);
}

const unknownParts: Type = union([nullType, undefinedType, object([], undefined)]);

/** What is left of a type where a value of it is true in a condition. */
export function whenTruthy(type: Type): Type {
  if (isUnknown(type)) return object([]);
  return keep(type, part => {
    if (part.kind === 'literal') return Boolean(part.value);
    return !(part.kind === 'primitive' && ['undefined', 'null', 'void', 'never'].includes(part.name));
  });
}

export function whenFalsy(type: Type): Type {
  if (isUnknown(type)) return type;
  return union(cases(type).map(falsyPart));
}

function falsyPart(part: Type): Type {
  switch (part.kind) {
    case 'literal':
      return part.value ? neverType : part;
    case 'primitive':
      if (part.name === 'string') return literal('');
      if (part.name === 'number') return literal(0);
      return part.name === 'boolean' ? falseType : part;
    case 'object':
      return isAnything(part) ? part : neverType;
    case 'parameter':
    case 'invalid':
      return part;
    default:
      return neverType;
  }
}

/** `{}`: whatever is neither `undefined` nor `null`. */
function isAnything(type: Type): boolean {
  return (
    type.kind === 'object' &&
    type.properties.size === 0 &&
    type.index === undefined &&
    type.alias === undefined
  );
}

/** Without `undefined` and `null`. */
export function withoutNullish(type: Type): Type {
  if (isUnknown(type)) return object([]);
  const known = keep(
    type,
    part => !(part.kind === 'primitive' && ['undefined', 'null', 'void'].includes(part.name)),
  );
  if (!alternatives(known).some(mayBeNullish)) return known;
  return union(
    alternatives(known).map(part => (mayBeNullish(part) ? intersection([part, object([])]) : part)),
  );
}

/** Only `undefined` and `null`. */
export function onlyNullish(type: Type): Type {
  return keep(type, isNullish);
}

/** A type parameter that may stand for `null` or `undefined`. */
function mayBeNullish(type: Type): boolean {
  return (
    type.kind === 'parameter' &&
    (type.constraint === undefined || isUnknown(type.constraint) || isNullable(type.constraint))
  );
}

export function withoutUndefined(type: Type): Type {
  return keep(type, part => !isPrimitive(part, 'undefined'));
}

export function isNullable(type: Type): boolean {
  return alternatives(type).some(
    part =>
      part.kind === 'primitive' &&
      (part.name === 'undefined' || part.name === 'null' || part.name === 'void'),
  );
}

/** The values of a type of which there is only one. */
function isUnit(type: Type): boolean {
  return type.kind === 'literal' || isPrimitive(type, 'undefined') || isPrimitive(type, 'null');
}

/** `void` in a union has one value too: who awaits `sleep(…)` beside others gets `undefined`. */
function isTheValue(part: Type, unit: Type): boolean {
  return sameType(part, unit) || (isPrimitive(part, 'void') && isPrimitive(unit, 'undefined'));
}

/** After `value === other` of the given type held, or did not. */
export function whenEqual(relations: Relations, type: Type, other: Type, holds: boolean): Type {
  if (isInvalid(type) || isInvalid(other)) return type;
  if (!holds) {
    const all = isUnknown(type) && isNullable(other) ? unknownParts : type;
    return isUnit(other) ? keep(all, part => !isTheValue(part, other)) : type;
  }
  if (isUnknown(type)) return isUnit(other) || other.kind === 'union' ? other : type;
  const kept = cases(type).filter(part => relations.comparable(part, other));
  const narrowed = kept.flatMap(part =>
    cases(other)
      .filter(value => relations.comparable(part, value))
      .map(value => (value.kind === 'literal' && part.kind === 'primitive' ? value : part)),
  );
  return union(narrowed);
}

const anyObject = object([], undefined, 'object');

const typeofTypes: Readonly<Record<string, Type>> = {
  string: stringType,
  number: numberType,
  boolean: booleanType,
  undefined: undefinedType,
  object: union([anyObject, nullType]),
};

/** After `typeof value === "name"` held, or did not. */
export function whenTypeof(type: Type, name: string, holds: boolean): Type {
  if (isUnknown(type)) return holds ? (typeofTypes[name] ?? type) : type;
  const parts = cases(type);
  if (!holds) return union(parts.map(part => withoutTypeof(part, name)));
  const wanted = typeofTypes[name];
  return union(
    parts.map(part => {
      if (part.kind === 'parameter' && wanted !== undefined) return intersection([part, wanted]);
      if (name === 'object' && isAnything(part)) return anyObject;
      if (wanted !== undefined && isAnything(part)) return wanted;
      return typeofName(part) === name ? part : neverType;
    }),
  );
}

/** Of a type parameter, what its constraint has left. */
function withoutTypeof(part: Type, name: string): Type {
  if (part.kind !== 'parameter') return typeofName(part) === name ? neverType : part;
  if (part.constraint === undefined) return part;
  const left = whenTypeof(part.constraint, name, false);
  return left === part.constraint || sameType(left, part.constraint) ? part : intersection([part, left]);
}

/** What `typeof` gives for every value of a type; undefined if that is not known. */
function typeofName(type: Type): string | undefined {
  switch (type.kind) {
    case 'literal':
      return typeof type.value;
    case 'primitive':
      if (type.name === 'null') return 'object';
      return type.name === 'void' ? 'undefined' : type.name;
    case 'function':
      return 'function';
    case 'object':
      return type.properties.size === 0 && type.index === undefined && type.alias !== 'object'
        ? undefined
        : 'object';
    case 'parameter':
    case 'invalid':
      return undefined;
    case 'intersection': {
      const plain = type.types.find(part => part.kind === 'primitive' || part.kind === 'literal');
      return plain === undefined ? 'object' : typeofName(plain);
    }
    default:
      return 'object';
  }
}

/** After `"key" in value` held, or did not. */
export function whenIn(members: Members, type: Type, { key, holds }: { key: string; holds: boolean }): Type {
  const all = cases(type);
  if (
    holds &&
    all.length === 1 &&
    all[0]?.kind === 'object' &&
    memberOf(members, all[0], key) === undefined
  ) {
    return intersection([
      all[0],
      object([[key, { type: { kind: 'primitive', name: 'unknown' }, optional: false, readonly: false }]]),
    ]);
  }
  return keep(type, part => {
    const member = memberOf(members, part, key);
    return holds ? member !== undefined : member === undefined || member.optional;
  });
}

/** After `value instanceof Error` held, or did not; `instance` is the type of its instances. */
export function whenInstance(relations: Relations, type: Type, instance: Type, holds: boolean): Type {
  if (isUnknown(type) || sameType(type, unknownParts)) return holds ? instance : type;
  if (!holds) return keep(type, part => !relations.assignable(part, instance));
  return whenIs(relations, type, instance, true);
}

/** After a type predicate `value is T` held, or did not. */
export function whenIs(relations: Relations, type: Type, wanted: Type, holds: boolean): Type {
  if (isUnknown(type)) return holds ? wanted : type;
  if (!holds) return keep(type, part => !relations.assignable(part, wanted));
  const parts = cases(type);
  const related = union(
    parts.map(part => {
      if (relations.assignable(part, wanted)) return part;
      return union(alternatives(wanted).filter(one => relations.assignable(one, part)));
    }),
  );
  if (!isNever(related)) return related;
  // Nothing is one of them by itself: what could be both is.
  const both = union(
    parts.map(part => (relations.comparable(part, wanted) ? intersection([part, wanted]) : neverType)),
  );
  return isNever(both) && type.kind !== 'union' ? intersection([type, wanted]) : both;
}

/** Which alternatives are left when what a property holds was narrowed. */
export function whenProperty(
  members: Members,
  type: Type,
  { name, narrow }: { name: string; narrow: (type: Type) => Type },
): Type {
  return keep(type, part => {
    const member = memberOf(members, part, name);
    if (type.kind !== 'union' && (member === undefined || !isUnit(member.type))) return true;
    if (member === undefined) return part.kind === 'primitive' ? !isNever(narrow(undefinedType)) : true;
    return !isNever(narrow(member.optional ? union([member.type, undefinedType]) : member.type));
  });
}
