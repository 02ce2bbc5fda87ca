// What changes each property of an object type alike: `Partial`, `Required` and `Readonly`.
import { invalidType, isInvalid, madeProperty, object, undefinedType, union } from './construct.ts';
import { print } from './print.ts';
import type { ObjectType, Property, Type } from './types.ts';

/** Maps the properties of an object type, or of each alternative of a union; other types stay as they are. */
export function eachObject(type: Type, change: (object: ObjectType) => Type): Type | undefined {
  switch (type.kind) {
    case 'object':
      return change(type);
    case 'union': {
      const parts = type.types.map(part => eachObject(part, change));
      return parts.every(part => part !== undefined) ? union(parts) : undefined;
    }
    case 'function':
      return object([]);
    case 'parameter':
    case 'intersection':
      return undefined;
    case 'named':
      return type.compute === undefined && type.name !== 'indexed' ? type : undefined;
    default:
      return type;
  }
}

type Change = (property: Property) => Property;

export function mapProperties(type: ObjectType, alias: string, change: Change): ObjectType {
  const properties = new Map([...type.properties].map(([name, property]) => [name, change(property)]));
  return { kind: 'object', properties, index: type.index && mapIndex(type.index, change), alias };
}

function mapIndex(index: NonNullable<ObjectType['index']>, change: Change): ObjectType['index'] {
  const { optional, readonly: isReadonly } = change({
    get type() {
      return index.value;
    },
    optional: false,
    readonly: index.readonly,
  });
  return {
    key: index.key,
    get value() {
      return optional ? union([index.value, undefinedType]) : index.value;
    },
    readonly: isReadonly,
  };
}

export const partial: Change = property => madeProperty(property, type => type, { optional: true });
export const required: Change = property => madeProperty(property, type => type, { optional: false });
const readonly: Change = property => madeProperty(property, type => type, { readonly: true });

export function computeReadonly(type: Type, alias: string): Type | undefined {
  if (type.kind === 'array' || type.kind === 'tuple') return { ...copyOf(type), readonly: true };
  return eachObject(type, each => mapProperties(each, alias, readonly));
}

/** `Readonly<T>`, as the library writes it. */
export function readonlyOf(type: Type): Type {
  const compute = ([known = invalidType]: readonly Type[]): Type | undefined =>
    isInvalid(known) ? invalidType : computeReadonly(known, `Readonly<${print(known)}>`);
  return compute([type]) ?? { kind: 'named', family: 'library', name: 'Readonly', args: [type], compute };
}

function copyOf(type: Type & { kind: 'array' | 'tuple' }): Type & { kind: 'array' | 'tuple' } {
  return type.kind === 'array'
    ? { kind: 'array', element: type.element, readonly: type.readonly }
    : { ...type };
}
