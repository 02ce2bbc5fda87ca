// What types mean. Structural: two types are the same if they have the same parts. Errors and services are referred
// to by name, which is unique in an application.

export type Type =
  | PrimitiveType
  | LiteralType
  | ObjectType
  | ArrayType
  | TupleType
  | UnionType
  | IntersectionType
  | FunctionType
  | PromiseType
  | ParameterReference
  | NamedType
  | CollectionType
  | InvalidType;

export interface PrimitiveType {
  readonly kind: 'primitive';
  readonly name: 'string' | 'number' | 'boolean' | 'null' | 'undefined' | 'void' | 'unknown' | 'never';
}

export interface LiteralType {
  readonly kind: 'literal';
  readonly value: string | number | boolean;
  /** Written as a literal expression: widens to `string`, `number` or `boolean` where a `let` is initialised with it. */
  readonly fresh?: true;
}

export interface ObjectType {
  readonly kind: 'object';
  readonly properties: ReadonlyMap<string, Property>;
  readonly index:
    | { readonly key: 'string' | 'number'; readonly value: Type; readonly readonly: boolean }
    | undefined;
  /** The name it was declared under, for messages. */
  readonly alias: string | undefined;
  /** Declared with `interface`: as it may be extended elsewhere, it fits no index signature. */
  readonly open?: true;
}

export interface Property {
  readonly type: Type;
  readonly optional: boolean;
  readonly readonly: boolean;
  /** Its type is found when it is first asked for, which may ask for much else. */
  readonly lazy?: true;
}

export interface ArrayType {
  readonly kind: 'array';
  readonly element: Type;
  readonly readonly: boolean;
}

export interface TupleType {
  readonly kind: 'tuple';
  readonly elements: readonly { readonly type: Type; readonly optional: boolean; readonly rest: boolean }[];
  readonly readonly: boolean;
}

export interface UnionType {
  readonly kind: 'union';
  readonly types: readonly Type[];
}

export interface IntersectionType {
  readonly kind: 'intersection';
  readonly types: readonly Type[];
}

export interface FunctionType {
  readonly kind: 'function';
  readonly typeParameters: readonly ParameterReference[];
  readonly parameters: readonly {
    readonly name: string;
    readonly type: Type;
    readonly optional: boolean;
    readonly rest: boolean;
  }[];
  readonly result: Type;
  /** Declared as a method, `f(x: T): U`: its parameters may be narrower, as TypeScript has it. */
  readonly method?: true;
  /** `x is Room`: which parameter, by its place, a true result narrows to what. */
  readonly predicate?: { readonly parameter: number; readonly type: Type };
}

/** `Promise<T>`: what a call between services gives. */
export interface PromiseType {
  readonly kind: 'promise';
  readonly value: Type;
}

/** A type parameter, inside what declares it. */
export interface ParameterReference {
  readonly kind: 'parameter';
  readonly name: string;
  /** Distinguishes parameters of one name. */
  readonly id: number;
  readonly constraint: Type | undefined;
  /** What it stands for where nothing is known about it. */
  readonly default?: Type | undefined;
}

/** An instance of an error, a service as a value, or a class of the library (`Date`, `RegExp`, `Math`, a local `Map`). */
export interface NamedType {
  readonly kind: 'named';
  readonly family: 'error' | 'service' | 'extern' | 'library';
  readonly name: string;
  readonly args: readonly Type[];
  /** For what is computed from type parameters, as `Partial<T>`: what it is once they are known. */
  readonly compute?: (args: readonly Type[]) => Type | undefined;
}

/** A state collection: the type of `this.rooms`. */
export interface CollectionType {
  readonly kind: 'collection';
  readonly collection: 'map' | 'set' | 'list' | 'counter';
  readonly key: Type | undefined;
  readonly value: Type | undefined;
}

/** A problem was reported here: it fits everything, and nothing more is said about it. */
export interface InvalidType {
  readonly kind: 'invalid';
}
