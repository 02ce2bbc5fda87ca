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
import type { NamedType, Type } from './types.ts';

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
  return indexedObject(first, second) ?? type;
}

function indexedObject(type: Type, key: Type): Type | undefined {
  if (isInvalid(type) || isInvalid(key)) return invalidType;
  if (type.kind === 'union') {
    const found = type.types.map(part => indexedObject(part, key));
    return found.every(part => part !== undefined) ? union(found) : undefined;
  }
  const parts = alternatives(key).map(part => {
    if (type.kind === 'array' && (part === numberType || part.kind === 'literal')) return type.element;
    if (type.kind !== 'object') return undefined;
    if (part.kind !== 'literal') return type.index?.value;
    const property = type.properties.get(String(part.value));
    if (property === undefined) return type.index?.value;
    return property.optional ? union([property.type, undefinedType]) : property.type;
  });
  return parts.every(part => part !== undefined) ? union(parts) : undefined;
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
