// `Partial`, `Pick`, `keyof`, `T["name"]` …: types computed from types.
import {
  alternatives,
  invalidType,
  isInvalid,
  isNever,
  lazyProperty,
  numberType,
  stringType,
  undefinedType,
  union,
} from './construct.ts';
import { elementOf, iterated, type Members, memberOf, tupleElement } from './members.ts';
import { withoutNullish } from './narrow.ts';
import type { ObjectType, Property, Type } from './types.ts';

/** Maps the properties of an object type, or of each alternative of a union. */
function eachObject(type: Type, change: (object: ObjectType) => Type): Type | undefined {
  if (isInvalid(type)) return type;
  if (type.kind === 'object') return change(type);
  if (type.kind !== 'union')
    return type.kind === 'array' || type.kind === 'tuple' || type.kind === 'primitive' ? type : undefined;
  const parts = type.types.map(part => eachObject(part, change));
  return parts.every(part => part !== undefined) ? union(parts) : undefined;
}

type Change = (property: Property) => Property;

function mapProperties(type: ObjectType, alias: string, change: Change): ObjectType {
  const properties = new Map([...type.properties].map(([name, property]) => [name, change(property)]));
  return { kind: 'object', properties, index: type.index, alias };
}

const partial: Change = property => lazyProperty(() => property.type, true, property.readonly);
const required: Change = property => lazyProperty(() => property.type, false, property.readonly);
const readonly: Change = property => lazyProperty(() => property.type, property.optional, true);

/** `undefined` where the arguments are not of a form that can be computed. */
export function utilityType(name: string, args: readonly Type[], alias: string): Type | undefined {
  const [first = invalidType, second = invalidType] = args;
  switch (name) {
    case 'Partial':
      return eachObject(first, type => mapProperties(type, alias, partial));
    case 'Required':
      return eachObject(first, type => mapProperties(type, alias, required));
    case 'Readonly':
      if (first.kind === 'array' || first.kind === 'tuple') return { ...copyOf(first), readonly: true };
      return eachObject(first, type => mapProperties(type, alias, readonly));
    case 'Pick':
      return selected(first, second, { alias, keep: true });
    case 'Omit':
      return selected(first, second, { alias, keep: false });
    case 'Record':
      return recordOf(first, second, alias);
    case 'NonNullable':
      return withoutNullish(first);
    default:
      return undefined;
  }
}

function copyOf(type: Type & { kind: 'array' | 'tuple' }): Type & { kind: 'array' | 'tuple' } {
  return type.kind === 'array'
    ? { kind: 'array', element: type.element, readonly: type.readonly }
    : { ...type };
}

function selected(
  type: Type,
  keys: Type,
  { alias, keep }: { alias: string; keep: boolean },
): Type | undefined {
  const names = new Set<string>();
  for (const key of alternatives(keys)) {
    if (key.kind === 'literal') names.add(String(key.value));
    else if (!isNever(key) && !isInvalid(key)) return undefined;
  }
  return eachObject(type, object => ({
    kind: 'object',
    properties: new Map([...object.properties].filter(([name]) => names.has(name) === keep)),
    index: keep ? undefined : object.index,
    alias,
  }));
}

function recordOf(keys: Type, value: Type, alias: string): Type | undefined {
  const properties = new Map<string, Property>();
  let index: ObjectType['index'];
  for (const key of alternatives(keys)) {
    if (isInvalid(key)) return key;
    if (key.kind === 'literal')
      properties.set(String(key.value), { type: value, optional: false, readonly: false });
    else if (key === stringType || key === numberType) {
      index = { key: key === stringType ? 'string' : 'number', value, readonly: false };
    } else if (!isNever(key)) return undefined;
  }
  return { kind: 'object', properties, index, alias };
}

/** `T[K]`; undefined if `T` has no such member. */
export function indexedType(members: Members, type: Type, key: Type): Type | undefined {
  if (isInvalid(type) || isInvalid(key)) return invalidType;
  const parts = alternatives(key).map(part => {
    if (part.kind === 'literal') return memberAt(members, type, part.value);
    if (part === numberType) return type.kind === 'object' ? type.index?.value : iterated(type);
    if (part === stringType && type.kind === 'object') return type.index?.value;
    return undefined;
  });
  return parts.every(part => part !== undefined) ? union(parts) : undefined;
}

function memberAt(members: Members, type: Type, key: string | number | boolean): Type | undefined {
  if (type.kind === 'array' && typeof key === 'number') return type.element;
  if (type.kind === 'tuple' && typeof key === 'number') return tupleElement(type, key) ?? elementOf(type);
  if (type.kind === 'object' && !type.properties.has(String(key))) return type.index?.value;
  const member = memberOf(members, type, String(key));
  return member && (member.optional ? union([member.type, undefinedType]) : member.type);
}
