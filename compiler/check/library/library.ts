// Looks members up in the library's tables. What was read once is kept: for a class by the type arguments' identity.
import {
  classes,
  collections,
  constructors,
  functions,
  type LibraryClass,
  objects,
  type Signatures,
} from '../../library/index.ts';
import { unknownType } from '../construct.ts';
import type { CollectionType, Type } from '../types.ts';
import { readSignature, type TypeScope } from './signatures.ts';

export interface Library {
  /** A member of a value of a class of the library; of `String`, `Number`, `Boolean` for primitives. */
  readonly member: (className: string, args: readonly Type[], name: string) => Type | undefined;
  readonly memberNames: (className: string) => readonly string[];
  /** Whether a property of a value of a class may be assigned. */
  readonly writable: (className: string, name: string) => boolean;
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
      const found = findMember(className, args, { name, freshId });
      if (found === undefined) return undefined;
      const { entry, signatures, scope } = found;
      const type = (): Type => read(signatures, scope);
      return args.length > 1 ? type() : cached(cacheFor(args[0]), `${entry}.${name}`, type);
    },
    memberNames: className => namesOfClass(classes[className]),
    writable: (className, name) => classes[className]?.writable.includes(name) === true,
    staticMember(object, name) {
      const signatures = own(objects[object] ?? {}, name);
      return signatures === undefined
        ? undefined
        : cached(plain, `${object}:${name}`, () => read(signatures, noScope));
    },
    staticNames: object => namesOf(objects[object]),
    function(name) {
      const signatures = functions[name];
      return signatures === undefined ? undefined : cached(plain, name, () => read(signatures, noScope));
    },
    constructorOf(name) {
      const signatures = constructors[name];
      return signatures === undefined
        ? undefined
        : cached(plain, `new ${name}`, () => read(signatures, noScope));
    },
    stateMember(type, name) {
      const signatures = own(collections[type.collection]?.members ?? {}, name);
      if (signatures === undefined) return undefined;
      const scope = new Map<string, Type>();
      if (type.key !== undefined) scope.set('K', type.key);
      if (type.value !== undefined) scope.set('V', type.value);
      return cached(cacheFor(type), name, () => read(signatures, scope));
    },
    stateNames: type => namesOf(collections[type.collection]?.members),
  };
}

interface Found {
  readonly entry: string;
  readonly signatures: Signatures;
  readonly scope: TypeScope;
}

/** Where a class has a member: itself, or what it extends. */
function findMember(
  className: string,
  args: readonly Type[],
  wanted: { readonly name: string; readonly freshId: () => number },
): Found | undefined {
  const { name, freshId } = wanted;
  const entry = classes[className];
  if (entry === undefined) return undefined;
  const scope = new Map(entry.parameters.map((parameter, i) => [parameter, args[i] ?? unknownType]));
  const signatures = own(entry.members, name);
  if (signatures !== undefined) return { entry: className, signatures, scope };
  for (const base of entry.extends) {
    const [, baseName = base, arg] = /^(\w+)<(.*)>$/.exec(base) ?? [];
    const baseArgs = arg === undefined ? [] : [readSignature(arg, scope, freshId)];
    const found = findMember(baseName, baseArgs, wanted);
    if (found !== undefined) return { ...found, entry: `${className}:${found.entry}` };
  }
  return undefined;
}

function namesOfClass(entry: LibraryClass | undefined): readonly string[] {
  if (entry === undefined) return [];
  const inherited = entry.extends.flatMap(base => namesOfClass(classes[base.replace(/<.*/, '')]));
  return [...inherited, ...Object.keys(entry.members)];
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function namesOf(table: object | undefined): readonly string[] {
  return Object.keys(table ?? {});
}
