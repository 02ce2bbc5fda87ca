// Makes types. Unions come out flat and without duplicates; intersections of object types come out merged.
import type {
  ArrayType,
  FunctionType,
  LiteralType,
  NamedType,
  ObjectType,
  PrimitiveType,
  PromiseType,
  Property,
  TupleType,
  Type,
} from './types.ts';

const primitive = (name: PrimitiveType['name']): PrimitiveType => ({ kind: 'primitive', name });

export const stringType = primitive('string');
export const numberType = primitive('number');
export const booleanType = primitive('boolean');
export const nullType = primitive('null');
export const undefinedType = primitive('undefined');
export const voidType = primitive('void');
export const unknownType = primitive('unknown');
export const neverType = primitive('never');
export const invalidType: Type = { kind: 'invalid' };
export const trueType: LiteralType = { kind: 'literal', value: true };
export const falseType: LiteralType = { kind: 'literal', value: false };

export function literal(value: string | number | boolean): LiteralType {
  return { kind: 'literal', value };
}

/** The type of a literal as written: it widens where something mutable is initialised with it. */
export function freshLiteral(value: string | number | boolean): LiteralType {
  return { kind: 'literal', value, fresh: true };
}

export function array(element: Type, readonly = false): ArrayType {
  return { kind: 'array', element, readonly };
}

/** An array whose element type is found when it is first asked for: types may refer to themselves. */
export function lazyArray(element: () => Type, readonly: boolean): ArrayType {
  const find = once(element);
  return {
    kind: 'array',
    get element() {
      return find();
    },
    readonly,
  };
}

export function tuple(types: readonly Type[], readonly = false): TupleType {
  return {
    kind: 'tuple',
    elements: types.map(type => ({ type, optional: false, rest: false })),
    readonly,
  };
}

/** What is wanted of an array literal that shall be a tuple, whatever is in it. */
export const anyTuple: TupleType = {
  kind: 'tuple',
  elements: [{ type: unknownType, optional: false, rest: true }],
  readonly: false,
};

export function promise(value: Type): PromiseType {
  return { kind: 'promise', value };
}

export function named(family: NamedType['family'], name: string, args: readonly Type[] = []): NamedType {
  return { kind: 'named', family, name, args };
}

export function functionOf(parameters: FunctionType['parameters'], result: Type): FunctionType {
  return { kind: 'function', typeParameters: [], parameters, result };
}

export function parameterOf(name: string, type: Type, optional = false): FunctionType['parameters'][number] {
  return { name, type, optional, rest: false };
}

export function object(
  properties: Iterable<readonly [string, Property]>,
  index?: ObjectType['index'],
  alias?: string,
): ObjectType {
  return { kind: 'object', properties: new Map(properties), index, alias };
}

export function property(type: Type, optional = false, readonly = false): Property {
  return { type, optional, readonly };
}

/** A property whose type is found when it is first asked for. */
export function lazyProperty(type: () => Type, optional: boolean, readonly: boolean): Property {
  const find = once(type);
  return {
    get type() {
      return find();
    },
    optional,
    readonly,
    lazy: true,
  };
}

/** A property made of another: at once if that is known and plain, so that it still tells objects apart. */
export function madeProperty(from: Property, make: (type: Type) => Type, as: Partial<Property>): Property {
  const { optional = from.optional, readonly = from.readonly } = as;
  const isPlain = from.lazy !== true && alternatives(from.type).every(isPlainType);
  return isPlain
    ? property(make(from.type), optional, readonly)
    : lazyProperty(() => make(from.type), optional, readonly);
}

function isPlainType(type: Type): boolean {
  return type.kind === 'primitive' || type.kind === 'literal';
}

export function once<T>(make: () => T): () => T {
  let state: { readonly value: T } | undefined;
  return () => {
    state ??= { value: make() };
    return state.value;
  };
}

/** The alternatives of a type: a union's, or itself. */
export function alternatives(type: Type): readonly Type[] {
  return type.kind === 'union' ? type.types : [type];
}

export function isPrimitive(type: Type, name: PrimitiveType['name']): boolean {
  return type.kind === 'primitive' && type.name === name;
}
export const isNever = (type: Type): boolean => isPrimitive(type, 'never');
export const isUnknown = (type: Type): boolean => isPrimitive(type, 'unknown');
export const isInvalid = (type: Type): boolean => type.kind === 'invalid';
export const isNullish = (type: Type): boolean =>
  type.kind === 'primitive' && (type.name === 'undefined' || type.name === 'null' || type.name === 'void');

export function union(types: readonly Type[]): Type {
  if (types.length === 1) return types[0] as Type;
  const parts = new UnionParts();
  for (const type of types) {
    for (const part of alternatives(type)) {
      if (part.kind === 'invalid') return invalidType;
      if (isUnknown(part)) return unknownType;
      parts.add(part);
    }
  }
  return parts.finish();
}

/** Collects the alternatives of a union, each once. */
class UnionParts {
  readonly #plain = new Map<string, Type>();
  readonly #others = new Map<string, Type[]>();
  readonly #order: Type[] = [];

  add(part: Type): void {
    if (part.kind === 'primitive' || part.kind === 'literal') this.#addPlain(part);
    else this.#addOther(part);
  }

  #addPlain(part: Type & { kind: 'primitive' | 'literal' }): void {
    if (isNever(part)) return;
    const key = part.kind === 'primitive' ? part.name : `${typeof part.value}:${part.value}`;
    const known = this.#plain.get(key);
    if (known === undefined) {
      this.#plain.set(key, part);
      this.#order.push(part);
    } else if (known.kind === 'literal' && known.fresh && part.kind === 'literal' && !part.fresh) {
      this.#plain.set(key, part);
      this.#order[this.#order.indexOf(known)] = part;
    }
  }

  #addOther(part: Type): void {
    const known = this.#others.get(part.kind);
    if (known === undefined) this.#others.set(part.kind, [part]);
    else if (known.includes(part) || (known.length < 16 && known.some(other => sameType(other, part))))
      return;
    else known.push(part);
    this.#order.push(part);
  }

  finish(): Type {
    const plain = this.#plain;
    const both = plain.has('boolean:true') && plain.has('boolean:false');
    const result: Type[] = [];
    let booleanDone = plain.has('boolean');
    for (const part of this.#order) {
      if (part.kind === 'literal') {
        const base = typeof part.value;
        if (plain.has(base)) continue;
        if (base === 'boolean' && both) {
          if (!booleanDone) result.push(booleanType);
          booleanDone = true;
          continue;
        }
      }
      result.push(part);
    }
    if (result.length === 0) return neverType;
    return result.length === 1 ? (result[0] as Type) : { kind: 'union', types: result };
  }
}

/** Whether two types have the same parts. Gives up, with `false`, on deep ones. */
export function sameType(a: Type, b: Type, depth = 6): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || depth === 0) return false;
  switch (a.kind) {
    case 'primitive':
      return b.kind === 'primitive' && a.name === b.name;
    case 'literal':
      return b.kind === 'literal' && a.value === b.value;
    case 'array':
      return b.kind === 'array' && a.readonly === b.readonly && sameType(a.element, b.element, depth - 1);
    case 'promise':
      return b.kind === 'promise' && sameType(a.value, b.value, depth - 1);
    case 'parameter':
      return b.kind === 'parameter' && a.id === b.id;
    case 'named':
      return (
        b.kind === 'named' && a.family === b.family && a.name === b.name && sameList(a.args, b.args, depth)
      );
    case 'union':
    case 'intersection':
      return b.kind === a.kind && sameSet(a.types, b.types, depth);
    case 'tuple':
      return b.kind === 'tuple' && a.readonly === b.readonly && sameElements(a, b, depth);
    case 'object':
      return b.kind === 'object' && sameObject(a, b, depth);
    case 'function':
      return b.kind === 'function' && sameFunction(a, b, depth);
    case 'collection':
    case 'invalid':
      return false;
    default:
      return a satisfies never;
  }
}

function sameList(a: readonly Type[], b: readonly Type[], depth: number): boolean {
  return a.length === b.length && a.every((type, i) => sameType(type, b[i] as Type, depth - 1));
}

function sameSet(a: readonly Type[], b: readonly Type[], depth: number): boolean {
  return a.length === b.length && a.every(type => b.some(other => sameType(type, other, depth - 1)));
}

function sameElements(a: TupleType, b: TupleType, depth: number): boolean {
  return (
    a.elements.length === b.elements.length &&
    a.elements.every((element, i) => {
      const other = b.elements[i];
      return (
        other !== undefined &&
        element.optional === other.optional &&
        element.rest === other.rest &&
        sameType(element.type, other.type, depth - 1)
      );
    })
  );
}

function sameObject(a: ObjectType, b: ObjectType, depth: number): boolean {
  if (a.properties.size !== b.properties.size || (a.index === undefined) !== (b.index === undefined)) {
    return false;
  }
  if (
    a.index &&
    b.index &&
    !(a.index.key === b.index.key && sameType(a.index.value, b.index.value, depth - 1))
  ) {
    return false;
  }
  for (const [name, mine] of a.properties) {
    const other = b.properties.get(name);
    if (other === undefined || other.optional !== mine.optional || other.readonly !== mine.readonly)
      return false;
    if (!sameType(mine.type, other.type, depth - 1)) return false;
  }
  return true;
}

function sameFunction(a: FunctionType, b: FunctionType, depth: number): boolean {
  return (
    a.typeParameters.length === 0 &&
    b.typeParameters.length === 0 &&
    a.predicate === undefined &&
    b.predicate === undefined &&
    a.parameters.length === b.parameters.length &&
    a.parameters.every((parameter, i) => {
      const other = b.parameters[i];
      return (
        other !== undefined &&
        parameter.optional === other.optional &&
        parameter.rest === other.rest &&
        sameType(parameter.type, other.type, depth - 1)
      );
    }) &&
    sameType(a.result, b.result, depth - 1)
  );
}

/** Intersections of object types are merged into one object type; impossible ones are `never`. */
export function intersection(types: readonly Type[]): Type {
  const parts = types.flatMap(type => (type.kind === 'intersection' ? type.types : [type]));
  if (parts.some(isInvalid)) return invalidType;
  const at = parts.findIndex(part => part.kind === 'union');
  if (at !== -1) {
    const rest = parts.filter((_, i) => i !== at);
    return union(alternatives(parts[at] as Type).map(part => intersection([...rest, part])));
  }
  const known = parts.filter(part => !isUnknown(part));
  if (known.some(isNever)) return neverType;
  const objects = known.filter(part => part.kind === 'object');
  if (objects.some((one, i) => objects.slice(i + 1).some(other => areApart(one, other)))) return neverType;
  const merged = objects.length > 1 ? [mergeObjects(objects)] : objects;
  const others: Type[] = [];
  for (const part of known) {
    if (part.kind !== 'object' && !others.some(other => sameType(other, part))) others.push(part);
  }
  const plain = others.filter(part => part.kind === 'primitive' || part.kind === 'literal');
  if (plain.length > 1) return intersectPlain(plain, others, merged);
  if (plain.length === 1 && merged.some(type => type.properties.size > 0)) return neverType;
  if (merged.length === 1 && isAnything(merged[0] as ObjectType) && others.length > 0) {
    if (others.some(isNullish)) return neverType;
    if (others.every(part => part.kind !== 'parameter' && part.kind !== 'named')) return intersection(others);
  }
  const result = [...merged, ...others];
  if (result.length === 0) return unknownType;
  return result.length === 1 ? (result[0] as Type) : { kind: 'intersection', types: result };
}

/** `{}`: everything but `null` and `undefined`. */
function isAnything(type: ObjectType): boolean {
  return type.properties.size === 0 && type.index === undefined && type.alias === undefined;
}

function intersectPlain(plain: readonly Type[], others: readonly Type[], merged: readonly Type[]): Type {
  const literals = plain.filter(part => part.kind === 'literal');
  const one = literals[0];
  if (one === undefined || literals.length > 1) return neverType;
  const fits = plain.every(
    part => part === one || (part.kind === 'primitive' && part.name === typeof one.value),
  );
  return fits ? intersection([...others.filter(part => !plain.includes(part)), one, ...merged]) : neverType;
}

function mergeObjects(objects: readonly ObjectType[]): ObjectType {
  const properties = new Map<string, Property>();
  let index: ObjectType['index'];
  for (const part of objects) {
    index ??= part.index;
    for (const [name, mine] of part.properties) {
      const known = properties.get(name);
      properties.set(name, known === undefined ? mine : mergeProperty(known, mine));
    }
  }
  return { kind: 'object', properties, index, alias: undefined };
}

/**
 * Whether a property that both have tells them apart: `{ kind: "a" } & { kind: "b" }` has no values. Only what is known
 * of a type at once is compared: who asks for a type that is just being found never gets an answer.
 */
function areApart(a: ObjectType, b: ObjectType): boolean {
  return [...a.properties].some(([name, mine]) => {
    const other = b.properties.get(name);
    if (other === undefined || mine.lazy || other.lazy || (mine.optional && other.optional)) return false;
    const types = [mine, other].map(each => (each.optional ? union([each.type, undefinedType]) : each.type));
    return types.some(isOfUnits) && !types.some(isNever) && isNever(intersection(types));
  });
}

/** One of few known values. */
function isOfUnits(type: Type): boolean {
  return (
    isPrimitive(type, 'boolean') ||
    alternatives(type).every(
      part => part.kind === 'literal' || isPrimitive(part, 'undefined') || isPrimitive(part, 'null'),
    )
  );
}

function mergeProperty(a: Property, b: Property): Property {
  return lazyProperty(
    () => intersection([a.type, b.type]),
    a.optional && b.optional,
    a.readonly && b.readonly,
  );
}
