// Looks members up in the library's tables. What was read once is kept: for a class by the type arguments' identity.
import { unknownType } from '../construct.ts';
import type { CollectionType, Type } from '../types.ts';
import { readSignature, type TypeScope } from './signatures.ts';
import { collections, constructors, functions, statics } from './statics.ts';
import { classes, type Signatures } from './tables.ts';

export interface Library {
  /** A member of a value of a class of the library; of `String`, `Number`, `Boolean` for primitives. */
  readonly member: (className: string, args: readonly Type[], name: string) => Type | undefined;
  readonly memberNames: (className: string) => readonly string[];
  readonly staticMember: (object: string, name: string) => Type | undefined;
  readonly staticNames: (object: string) => readonly string[];
  readonly function: (name: string) => Type | undefined;
  readonly constructorOf: (name: string) => Type | undefined;
  readonly stateMember: (type: CollectionType, name: string) => Type | undefined;
  readonly stateNames: (type: CollectionType) => readonly string[];
}

export function createLibrary(freshId: () => number): Library {
  const plain = new Map<string, Type>();
  const byArgument = new WeakMap<Type, Map<string, Type>>();
  const read = (signatures: Signatures, scope: TypeScope): Type => {
    if (typeof signatures === 'string') return readSignature(signatures, scope, freshId);
    return { kind: 'intersection', types: signatures.map(text => readSignature(text, scope, freshId)) };
  };
  const cached = (cache: Map<string, Type>, key: string, make: () => Type): Type => {
    const known = cache.get(key);
    if (known !== undefined) return known;
    const type = make();
    cache.set(key, type);
    return type;
  };
  const cacheFor = (type: Type | undefined): Map<string, Type> => {
    if (type === undefined) return plain;
    const known = byArgument.get(type) ?? new Map<string, Type>();
    byArgument.set(type, known);
    return known;
  };
  const noScope: TypeScope = new Map();
  return {
    member(className, args, name) {
      const entry = own(classes, className);
      const signatures = entry === undefined ? undefined : own(entry.members, name);
      if (entry === undefined || signatures === undefined) return undefined;
      const scope = new Map(entry.parameters.map((parameter, i) => [parameter, args[i] ?? unknownType]));
      if (args.length > 1) return read(signatures, scope);
      return cached(cacheFor(args[0]), `${className}.${name}`, () => read(signatures, scope));
    },
    memberNames: className => namesOf(own(classes, className)?.members),
    staticMember(object, name) {
      const signatures = own(own(statics, object) ?? {}, name);
      return signatures === undefined
        ? undefined
        : cached(plain, `${object}:${name}`, () => read(signatures, noScope));
    },
    staticNames: object => namesOf(own(statics, object)),
    function(name) {
      const signatures = own(functions, name);
      return signatures === undefined ? undefined : cached(plain, name, () => read(signatures, noScope));
    },
    constructorOf(name) {
      const signatures = own(constructors, name);
      return signatures === undefined
        ? undefined
        : cached(plain, `new ${name}`, () => read(signatures, noScope));
    },
    stateMember(type, name) {
      const signatures = own(own(collections, type.collection) ?? {}, name);
      if (signatures === undefined) return undefined;
      const scope = new Map<string, Type>();
      if (type.key !== undefined) scope.set('K', type.key);
      if (type.value !== undefined) scope.set('V', type.value);
      return cached(cacheFor(type), name, () => read(signatures, scope));
    },
    stateNames: type => namesOf(own(collections, type.collection)),
  };
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function namesOf(table: object | undefined): readonly string[] {
  return Object.keys(table ?? {});
}
