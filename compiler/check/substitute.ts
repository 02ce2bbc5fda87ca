// Puts types in the place of type parameters. Types may refer to themselves, so parts are substituted when asked for.
import { recompute } from './computed.ts';
import { array, intersection, madeProperty, once, promise, tuple, union } from './construct.ts';
import type { FunctionType, ObjectType, ParameterReference, TupleType, Type } from './types.ts';

export type Substitution = ReadonlyMap<number, Type>;

const generic = new WeakMap<Type, boolean>();

/** Whether a type mentions a type parameter anywhere. */
export function mentionsParameters(type: Type): boolean {
  const known = generic.get(type);
  if (known !== undefined) return known;
  const result = mentions(type, new Set());
  generic.set(type, result);
  return result;
}

function mentions(type: Type, seen: Set<Type>): boolean {
  const known = generic.get(type);
  if (known !== undefined) return known;
  if (seen.has(type)) return false;
  seen.add(type);
  return type.kind === 'parameter' || partsOf(type).some(part => mentions(part, seen));
}

/** The types a type is made of. */
export function partsOf(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'primitive':
    case 'literal':
    case 'invalid':
    case 'parameter':
      return [];
    case 'object': {
      const parts = [...type.properties.values()].map(property => property.type);
      return type.index === undefined ? parts : [...parts, type.index.value];
    }
    case 'array':
      return [type.element];
    case 'tuple':
      return type.elements.map(element => element.type);
    case 'union':
    case 'intersection':
      return type.types;
    case 'function': {
      const parts = [...type.parameters.map(parameter => parameter.type), type.result];
      return type.predicate === undefined ? parts : [...parts, type.predicate.type];
    }
    case 'promise':
      return [type.value];
    case 'named':
      return type.args;
    case 'collection':
      return [type.key, type.value].filter(part => part !== undefined);
    default:
      return type satisfies never;
  }
}

export function substitute(type: Type, by: Substitution): Type {
  return by.size === 0 ? type : substituteIn(type, by, new Map());
}

function substituteIn(type: Type, by: Substitution, made: Map<Type, Type>): Type {
  if (type.kind === 'parameter') return by.get(type.id) ?? type;
  if (!mentionsParameters(type)) return type;
  const known = made.get(type);
  if (known !== undefined) return known;
  const inside = (part: Type): Type => substituteIn(part, by, made);
  switch (type.kind) {
    case 'object': {
      const result = substituteObject(type, inside);
      made.set(type, result);
      return result;
    }
    case 'array':
      return array(inside(type.element), type.readonly);
    case 'tuple':
      return substituteTuple(type, inside);
    case 'union':
      return union(type.types.map(inside));
    case 'intersection':
      return type.types.every(part => part.kind === 'function')
        ? { kind: 'intersection', types: type.types.map(inside) }
        : intersection(type.types.map(inside));
    case 'function':
      return substituteFunction(type, inside);
    case 'promise':
      return promise(inside(type.value));
    case 'named':
      return recompute({ ...type, args: type.args.map(inside) });
    case 'collection':
      return {
        ...type,
        key: type.key === undefined ? undefined : inside(type.key),
        value: type.value === undefined ? undefined : inside(type.value),
      };
    case 'primitive':
    case 'literal':
    case 'invalid':
      return type;
    default:
      return type satisfies never;
  }
}

function substituteObject(type: ObjectType, inside: (part: Type) => Type): ObjectType {
  const properties = [...type.properties].map(
    ([name, property]) => [name, madeProperty(property, inside, {})] as const,
  );
  const { index } = type;
  const value = index === undefined ? undefined : once(() => inside(index.value));
  return {
    kind: 'object',
    properties: new Map(properties),
    index:
      index === undefined || value === undefined
        ? undefined
        : {
            key: index.key,
            get value() {
              return value();
            },
            readonly: index.readonly,
          },
    alias: type.alias,
    ...(type.open && { open: true as const }),
  };
}

function substituteTuple(type: TupleType, inside: (part: Type) => Type): Type {
  if (type.elements.every(element => !element.optional && !element.rest)) {
    return tuple(
      type.elements.map(element => inside(element.type)),
      type.readonly,
    );
  }
  return { ...type, elements: type.elements.map(element => ({ ...element, type: inside(element.type) })) };
}

function substituteFunction(type: FunctionType, inside: (part: Type) => Type): FunctionType {
  const parameters = type.parameters.map(parameter => ({ ...parameter, type: inside(parameter.type) }));
  const result: FunctionType = {
    kind: 'function',
    typeParameters: type.typeParameters,
    parameters,
    result: inside(type.result),
    ...(type.method && { method: true as const }),
  };
  if (type.predicate === undefined) return result;
  return { ...result, predicate: { parameter: type.predicate.parameter, type: inside(type.predicate.type) } };
}

/** A generic function's type with its type parameters replaced. */
export function instantiate(type: FunctionType, args: readonly Type[]): FunctionType {
  if (type.typeParameters.length === 0) return type;
  const by = new Map<number, Type>(
    type.typeParameters.map((parameter: ParameterReference, i) => [parameter.id, args[i] ?? parameter]),
  );
  const result = substitute({ ...type, typeParameters: [] }, by);
  return result.kind === 'function' ? result : type;
}
