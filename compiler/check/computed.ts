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
  stringType,
  undefinedType,
  union,
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
  const [first, second] = type.args;
  if (type.family !== 'library' || first === undefined) return type;
  if (type.name === 'keyof') return keysOf(first) ?? type;
  if (type.name !== 'indexed' || second === undefined) return type;
  return indexedObject(first, second) ?? type;
}

function indexedObject(type: Type, key: Type): Type | undefined {
  if (isInvalid(type) || isInvalid(key)) return invalidType;
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
