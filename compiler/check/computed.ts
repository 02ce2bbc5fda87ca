// `keyof T` and `T[K]` of types that are known. Of type parameters they are kept, as the library's `keyof<T>` and
// `indexed<T, K>`, until the parameters are replaced.
import {
  alternatives,
  intersection,
  invalidType,
  isInvalid,
  literal,
  named,
  neverType,
  numberType,
  sameType,
  stringType,
  undefinedType,
  union,
  unknownType,
} from './construct.ts';
import type { NamedType, TupleType, Type } from './types.ts';

/** `keyof T`; undefined if it cannot be computed yet. */
export function keysOf(type: Type): Type | undefined {
  switch (type.kind) {
    case 'invalid':
      return type;
    case 'object': {
      const keys: Type[] = [...type.properties.keys()].map(literal);
      if (type.index !== undefined) keys.push(type.index.key === 'string' ? stringType : numberType);
      if (type.index?.key === 'string') keys.push(numberType);
      return union(keys);
    }
    case 'union': {
      const keys = type.types.map(keysOf);
      return keys.every(key => key !== undefined) ? intersection(keys) : undefined;
    }
    case 'array':
    case 'tuple':
      return numberType;
    case 'primitive':
      return neverType;
    default:
      return undefined;
  }
}

/** A kept computation whose parts have been replaced: computed, if it can be by now. */
export function recompute(type: NamedType): Type {
  if (type.compute !== undefined) return type.compute(type.args) ?? type;
  const [first, second] = type.args;
  if (type.family !== 'library' || first === undefined) return type;
  if (type.name === 'keyof') return keysOf(first) ?? type;
  if (type.name !== 'indexed' || second === undefined) return type;
  const known = indexedObject(first, second) ?? type;
  return known !== type && isRead(type) && mayMiss(first, second) ? union([known, undefinedType]) : known;
}

/** `x[k]` that was read, where `T[K]` is only what it would hold. */
function isRead(type: NamedType): boolean {
  return type.args.length > 2;
}

/** Whether there may be nothing at a place that has a type: arrays and records hold what they hold. */
export function mayMiss(object: Type, key: Type): boolean {
  if (object.kind === 'union') return object.types.some(part => mayMiss(part, key));
  if (object.kind === 'array') return true;
  if (object.kind === 'tuple') return key.kind !== 'literal';
  if (object.kind !== 'object' || object.index === undefined) return false;
  return alternatives(key).some(
    part => part.kind !== 'literal' || !object.properties.has(String(part.value)),
  );
}

function indexedObject(type: Type, key: Type): Type | undefined {
  if (isInvalid(type) || isInvalid(key)) return invalidType;
  if (type.kind === 'union') {
    const found = type.types.map(part => indexedObject(part, key));
    return found.every(part => part !== undefined) ? union(found) : undefined;
  }
  const parts = alternatives(key).map(part => {
    if (type.kind === 'array' && (part === numberType || part.kind === 'literal')) return type.element;
    if (type.kind === 'tuple') return part.kind === 'literal' ? tupleAt(type, part.value) : elementsOf(type);
    if (type.kind !== 'object') return undefined;
    if (part.kind !== 'literal') return type.index?.value;
    const property = type.properties.get(String(part.value));
    if (property === undefined) return type.index?.value;
    return property.optional ? union([property.type, undefinedType]) : property.type;
  });
  return parts.every(part => part !== undefined) ? union(parts) : undefined;
}

function tupleAt(type: TupleType, at: string | number | boolean): Type | undefined {
  const index = Number(at);
  const before = type.elements.findIndex(element => element.rest);
  if (before !== -1 && index >= before)
    return union(type.elements.slice(before).map(element => element.type));
  const element = type.elements[index];
  return element?.optional ? union([element.type, undefinedType]) : element?.type;
}

function elementsOf(type: TupleType): Type {
  return union(
    type.elements.map(({ type: part, optional }) => (optional ? union([part, undefinedType]) : part)),
  );
}

/** `x[k]` of a type parameter, or with one: what it is stays open, and whether something is there. */
export function readIndex(object: Type, key: Type): Type | undefined {
  const [first, second] = [bound(object), bound(key)];
  if (object.kind !== 'parameter' && key.kind !== 'parameter') return undefined;
  if (indexedObject(first, second) === undefined) return undefined;
  // `Record<K, V>` of a type parameter has all of its keys.
  const constraint = object.kind === 'parameter' ? object.constraint : object;
  const isSure = constraint?.kind === 'named' || !mayMiss(first, second);
  const args = isSure ? [object, key] : [object, key, undefinedType];
  return named('library', 'indexed', args);
}

/** Whether what is known of type parameters says that `T[K]` will be there. */
export function mayIndex(object: Type, key: Type): boolean {
  if (key.kind === 'parameter') return key.constraint !== undefined && mayIndex(object, key.constraint);
  if (key.kind === 'named' && key.name === 'keyof') return key.args.some(of => sameType(of, object));
  return indexedObject(bound(object), bound(key)) !== undefined;
}

/** `T[K]` that has to wait for what the parameters stand for. */
export function keptIndex(object: Type, key: Type): Type {
  return named('library', 'indexed', [object, key]);
}

/** What is known of a kept computation already: what it is for the constraints of the type parameters. */
export function apparent(type: NamedType): Type | undefined {
  if (type.name === 'keyof' && type.compute === undefined) return union([stringType, numberType]);
  const args = type.args.map(bound);
  const known = type.compute === undefined ? recompute({ ...type, args }) : type.compute(args);
  return known === undefined || (known.kind === 'named' && known.name === type.name) ? undefined : known;
}

function bound(type: Type): Type {
  if (type.kind === 'parameter') return type.constraint === undefined ? unknownType : bound(type.constraint);
  return type.kind === 'named' ? (apparent(type) ?? type) : type;
}

/** What a computed object type holds under a key that is a type parameter: `Partial<Record<K, V>>[K]`. */
export function keptElement(type: Type, key: Type): Type | undefined {
  if (type.kind !== 'named' || type.compute === undefined) return undefined;
  const [first, second] = type.args;
  if (first === undefined) return undefined;
  switch (type.name) {
    case 'Record':
      return second !== undefined && sameType(first, key) ? second : undefined;
    case 'Pick':
      return second !== undefined && sameType(second, key)
        ? (keptElement(first, key) ?? keptIndex(first, key))
        : undefined;
    case 'Partial': {
      const found = keptElement(first, key) ?? keptIndex(first, key);
      return union([found, undefinedType]);
    }
    case 'Readonly':
    case 'Required':
      return keptElement(first, key) ?? keptIndex(first, key);
    default:
      return undefined;
  }
}
