// What a value of a type has: its properties and methods, whoever declares them.
import { apparent } from './computed.ts';
import {
  alternatives,
  array,
  functionOf,
  intersection,
  isNullish,
  literal,
  numberType,
  property,
  stringType,
  undefinedType,
  union,
} from './construct.ts';
import type { Library } from './library/library.ts';
import type { ParameterType } from './program.ts';
import { deepReadonly } from './snapshot.ts';
import type { ObjectType, Property, TupleType, Type } from './types.ts';

export interface Member extends Property {
  /** The class of the library that it belongs to: calls are named after it. */
  readonly owner: string | undefined;
}

export interface Members {
  readonly library: Library;
  /** The fields of a declared or built-in error. */
  readonly errorFields: (name: string) => readonly ParameterType[];
}

/** A member by name; undefined if some alternative does not have it. Nullish alternatives are the caller's business. */
export function memberOf(members: Members, type: Type, name: string): Member | undefined {
  switch (type.kind) {
    case 'union':
      return memberOfUnion(members, type.types, name);
    case 'intersection':
      return memberOfIntersection(members, type.types, name);
    case 'object':
      return memberOfObject(type, name);
    case 'array':
      return libraryMember(members, type.readonly ? 'ReadonlyArray' : 'Array', [type.element], name);
    case 'tuple':
      return memberOfTuple(members, type, name);
    case 'named':
      return memberOfNamed(members, type, name);
    case 'parameter':
      return type.constraint === undefined ? undefined : memberOf(members, type.constraint, name);
    case 'collection': {
      const found = members.library.stateMember(type, name);
      return found && { ...property(found, false, true), owner: undefined };
    }
    case 'primitive':
    case 'literal': {
      const base = type.kind === 'literal' ? typeof type.value : type.name;
      const owner = { string: 'String', number: 'Number', boolean: 'Boolean' }[base as 'string'];
      return owner === undefined ? undefined : libraryMember(members, owner, [], name);
    }
    case 'promise':
    case 'function':
    case 'invalid':
      return undefined;
    default:
      return type satisfies never;
  }
}

/** `flat` takes so many layers of arrays off: what it gives cannot be said in a signature of the table. */
function flat(owner: string, [element]: readonly Type[]): Type | undefined {
  if (element === undefined || !['Array', 'ReadonlyArray'].includes(owner)) return undefined;
  const layers = [element];
  while (layers.length <= deepestFlat) layers.push(withoutLayer(layers.at(-1) as Type));
  const types = layers.map((layer, depth) => flatBy({ kind: 'literal', value: depth }, depth === 1, layer));
  const [none, one, ...more] = types as [Type, Type, ...Type[]];
  return {
    kind: 'intersection',
    types: [one, none, ...more, flatBy(numberType, false, layers.at(-1) as Type)],
  };
}

const deepestFlat = 4;

function flatBy(depth: Type, optional: boolean, element: Type): Type {
  return functionOf([{ name: 'depth', type: depth, optional, rest: false }], array(element));
}

function withoutLayer(element: Type): Type {
  const parts = alternatives(element).map(part =>
    part.kind === 'array' || part.kind === 'tuple' ? (iterated(part) ?? part) : part,
  );
  return union(parts);
}

function libraryMember(
  members: Members,
  owner: string,
  args: readonly Type[],
  name: string,
): Member | undefined {
  const type = name === 'flat' ? flat(owner, args) : members.library.member(owner, args, name);
  if (type === undefined) return undefined;
  const written = owner === 'ReadonlyArray' ? 'Array' : owner;
  return { ...property(type, false, !members.library.writable(owner, name)), owner: written };
}

function memberOfUnion(members: Members, types: readonly Type[], name: string): Member | undefined {
  const found: Member[] = [];
  for (const part of types) {
    if (isNullish(part)) continue;
    const member = memberOf(members, part, name);
    if (member === undefined) return undefined;
    found.push(member);
  }
  const [first] = found;
  if (first === undefined || found.every(member => member.type === first.type)) return first;
  const owner = found.every(member => member.owner === first.owner) ? first.owner : undefined;
  const callable = arrayUnionMember(members, types, { name, owner });
  if (callable !== undefined) return callable;
  return {
    type: union(found.map(member => member.type)),
    optional: found.some(member => member.optional),
    readonly: found.some(member => member.readonly),
    owner,
  };
}

/** What is put into one of several arrays has to fit all of them. */
const adding: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'fill']);

/** A method of a union of arrays is that of an array of the union: `(A[] | B[]).map`. */
function arrayUnionMember(
  members: Members,
  types: readonly Type[],
  { name, owner }: { name: string; owner: string | undefined },
): Member | undefined {
  const known = types.filter(part => !isNullish(part));
  if (adding.has(name)) return undefined;
  if (owner !== 'Array' || !known.every(part => part.kind === 'array' || part.kind === 'tuple'))
    return undefined;
  const element = union(known.map(part => (part.kind === 'array' ? part.element : elementOf(part))));
  return memberOf(
    members,
    array(
      element,
      known.some(part => part.readonly),
    ),
    name,
  );
}

function memberOfIntersection(members: Members, types: readonly Type[], name: string): Member | undefined {
  const found = types.map(part => memberOf(members, part, name)).filter(member => member !== undefined);
  const [first] = found;
  if (first === undefined || found.length === 1) return first;
  return { ...first, type: intersection(found.map(member => member.type)) };
}

function memberOfObject(type: ObjectType, name: string): Member | undefined {
  const known = type.properties.get(name);
  if (known !== undefined) {
    return {
      get type() {
        return known.type;
      },
      optional: known.optional,
      readonly: known.readonly,
      owner: undefined,
    };
  }
  if (type.index === undefined || (type.index.key === 'number' && !/^\d+$/.test(name))) return undefined;
  return {
    type: union([type.index.value, undefinedType]),
    optional: false,
    readonly: type.index.readonly,
    owner: undefined,
  };
}

function memberOfTuple(members: Members, type: TupleType, name: string): Member | undefined {
  if (/^\d+$/.test(name)) {
    const found = tupleElement(type, Number(name));
    return found && { type: found, optional: false, readonly: type.readonly, owner: undefined };
  }
  if (name === 'length' && type.elements.every(element => !element.rest)) {
    const all = type.elements.length;
    const least = type.elements.filter(element => !element.optional).length;
    const lengths = Array.from({ length: all - least + 1 }, (_, i) => literal(least + i));
    return { ...property(union(lengths), false, true), owner: 'Array' };
  }
  return libraryMember(members, type.readonly ? 'ReadonlyArray' : 'Array', [elementOf(type)], name);
}

const elements = new WeakMap<TupleType, Type>();

/** What a tuple holds, at whatever place. */
export function elementOf(type: TupleType): Type {
  const known = elements.get(type);
  if (known !== undefined) return known;
  const result = union(
    type.elements.map(element => (element.optional ? union([element.type, undefinedType]) : element.type)),
  );
  elements.set(type, result);
  return result;
}

/** What a tuple holds at a place; undefined if it has no such place. */
export function tupleElement(type: TupleType, at: number): Type | undefined {
  const restAt = type.elements.findIndex(element => element.rest);
  if (restAt !== -1 && at >= restAt) {
    return union([...type.elements.slice(restAt).map(element => element.type), undefinedType]);
  }
  const element = type.elements[at];
  if (element === undefined) return undefined;
  return element.optional ? union([element.type, undefinedType]) : element.type;
}

function memberOfNamed(members: Members, type: Type & { kind: 'named' }, name: string): Member | undefined {
  if (type.compute !== undefined || type.name === 'indexed') {
    const known = apparent(type);
    return known && memberOf(members, known, name);
  }
  if (type.family === 'library') {
    if (!type.name.startsWith('typeof ')) return libraryMember(members, type.name, type.args, name);
    const object = type.name.slice('typeof '.length);
    const found = members.library.staticMember(object, name);
    return found && { ...property(found, false, true), owner: object };
  }
  if (type.family !== 'error') return undefined;
  if (name === 'message') return { ...property(stringType, false, true), owner: undefined };
  if (name === 'name') return { ...property(literal(type.name), false, true), owner: undefined };
  const field = members.errorFields(type.name).find(each => each.name === name);
  return field && { ...property(field.type, field.optional, true), owner: undefined };
}

/** The names that `memberOf` knows, to find the nearest spelling. */
export function memberNames(members: Members, type: Type): readonly string[] {
  switch (type.kind) {
    case 'union':
      return alternatives(type).flatMap(part => memberNames(members, part));
    case 'intersection':
      return type.types.flatMap(part => memberNames(members, part));
    case 'object':
      return [...type.properties.keys()];
    case 'array':
    case 'tuple':
      return members.library.memberNames(type.readonly ? 'ReadonlyArray' : 'Array');
    case 'parameter':
      return type.constraint === undefined ? [] : memberNames(members, type.constraint);
    case 'collection':
      return members.library.stateNames(type);
    case 'named':
      if (type.family === 'error')
        return ['message', 'name', ...members.errorFields(type.name).map(f => f.name)];
      return type.name.startsWith('typeof ')
        ? members.library.staticNames(type.name.slice('typeof '.length))
        : members.library.memberNames(type.name);
    case 'primitive':
    case 'literal': {
      const base = type.kind === 'literal' ? typeof type.value : type.name;
      return base === 'string' || base === 'number'
        ? members.library.memberNames(base === 'string' ? 'String' : 'Number')
        : [];
    }
    default:
      return [];
  }
}

const pair: Type = {
  kind: 'tuple',
  elements: [stringType, stringType].map(type => ({ type, optional: false, rest: false })),
  readonly: false,
};

/** What iterating a value gives; undefined if it cannot be iterated. */
export function iterated(type: Type): Type | undefined {
  switch (type.kind) {
    case 'array':
      return type.element;
    case 'tuple':
      return elementOf(type);
    case 'primitive':
      return type.name === 'string' ? stringType : undefined;
    case 'literal':
      return typeof type.value === 'string' ? stringType : undefined;
    case 'union': {
      const parts = type.types.map(iterated);
      return parts.every(part => part !== undefined) ? union(parts) : undefined;
    }
    case 'parameter':
      return type.constraint && iterated(type.constraint);
    case 'collection':
      return type.collection === 'list' && type.value !== undefined ? deepReadonly(type.value) : undefined;
    case 'named':
      if (type.family !== 'library') return undefined;
      if (type.name === 'Iterable' || type.name === 'Set') return type.args[0];
      if (type.name === 'RegExpMatch') return stringType;
      if (type.name === 'URLSearchParams') return pair;
      return type.name === 'Map'
        ? {
            kind: 'tuple',
            elements: type.args.map(arg => ({ type: arg, optional: false, rest: false })),
            readonly: false,
          }
        : undefined;
    default:
      return undefined;
  }
}
