// What a state gives is a snapshot: the same type, but nothing in it can be changed.
import { intersection, lazyArray, madeProperty, named, union } from './construct.ts';
import type { ObjectType, Type } from './types.ts';

const snapshots = new WeakMap<Type, Type>();
const made = new WeakMap<Type, Type>();

/** Whether a type came about by taking a snapshot: changing such a value calls for another advice. */
export function isSnapshot(type: Type): boolean {
  return made.has(type);
}

/** What a copy of a snapshot is: it can be changed. */
export function copyOf(type: Type): Type {
  return made.get(type) ?? (type.kind === 'union' ? union(type.types.map(copyOf)) : type);
}

/** The type with everything in it readonly. The same type gives the same snapshot. */
export function deepReadonly(type: Type): Type {
  if (made.has(type)) return type;
  const known = snapshots.get(type);
  if (known !== undefined) return known;
  const result = snapshotOf(type);
  if (result !== type) {
    snapshots.set(type, result);
    made.set(result, type);
  }
  return result;
}

function snapshotOf(type: Type): Type {
  switch (type.kind) {
    case 'object':
      return snapshotOfObject(type);
    case 'array':
      return lazyArray(() => deepReadonly(type.element), true);
    case 'tuple':
      return {
        ...type,
        elements: type.elements.map(element => ({ ...element, type: deepReadonly(element.type) })),
        readonly: true,
      };
    case 'union': {
      const types = type.types.map(deepReadonly);
      return types.every((part, i) => part === type.types[i]) ? type : union(types);
    }
    case 'intersection':
      return intersection(type.types.map(deepReadonly));
    case 'named':
      return type.args.length === 0 ? type : named(type.family, type.name, type.args.map(deepReadonly));
    case 'primitive':
    case 'literal':
    case 'function':
    case 'promise':
    case 'parameter':
    case 'collection':
    case 'invalid':
      return type;
    default:
      return type satisfies never;
  }
}

function snapshotOfObject(type: ObjectType): Type {
  const properties = [...type.properties].map(
    ([name, property]) => [name, madeProperty(property, deepReadonly, { readonly: true })] as const,
  );
  const { index } = type;
  const readonlyIndex =
    index === undefined
      ? undefined
      : {
          key: index.key,
          get value() {
            return deepReadonly(index.value);
          },
          readonly: true,
        };
  return { kind: 'object', properties: new Map(properties), index: readonlyIndex, alias: type.alias };
}

/** The methods that change an array in place. */
export const mutatingMethods: ReadonlySet<string> = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
]);
