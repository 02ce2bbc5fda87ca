import type { ReferenceType, TypeNode } from '../../grammar/syntax.ts';
import { classes } from '../library/index.ts';
import { nearest } from '../load/nearest.ts';
import { invalidType, lazyArray, named, numberType, once, promise, stringType, union } from './construct.ts';
import type { TypeNames } from './context.ts';
import { complain, type Declaring, later, lazy, wrongTypeArguments } from './declaring.ts';
import { print } from './print.ts';
import { deepReadonly } from './snapshot.ts';
import { typeProblems } from './type-problems.ts';
import type { ObjectType, Type } from './types.ts';
import { utilityType } from './utility-types.ts';

/** Types that people look for under another name. */
const otherTypes: Readonly<Record<string, string>> = {
  String: 'string',
  Number: 'number',
  Boolean: 'boolean',
  Object: 'object',
  Function: 'a function type: `(x: number) => string`',
  Symbol: 'string',
  BigInt: 'number',
  Undefined: 'undefined',
  Null: 'null',
  Void: 'void',
  bool: 'boolean',
  str: 'string',
  text: 'string',
  char: 'string',
  int: 'number',
  integer: 'number',
  Integer: 'number',
  Int: 'number',
  i32: 'number',
  i64: 'number',
  u32: 'number',
  u64: 'number',
  long: 'number',
  short: 'number',
  byte: 'number',
  float: 'number',
  Float: 'number',
  double: 'number',
  Double: 'number',
  decimal: 'number, and count in the smallest unit: cents',
  Decimal: 'number, and count in the smallest unit: cents',
  BigDecimal: 'number, and count in the smallest unit: cents',
  None: 'undefined',
  nil: 'undefined',
  dict: 'an object type or `Record<string, T>`',
  Dict: 'an object type or `Record<string, T>`',
  HashMap: 'Map<K, V>',
  HashSet: 'Set<T>',
  Dictionary: 'Record<string, T>',
  ArrayList: 'T[]',
  Vec: 'T[]',
  Vector: 'T[]',
  slice: 'T[]',
  Option: 'T | undefined',
  Optional: 'T | undefined',
  Maybe: 'T | undefined',
  Tuple: '[A, B]',
  Any: 'unknown',
  Unknown: 'unknown',
  Iterator: 'Iterable<T>',
  ReadonlyMap: 'Map<K, V>',
  ReadonlySet: 'Set<T>',
  UUID: 'string',
  Uuid: 'string',
  Timestamp: 'number for milliseconds, or string for ISO 8601',
  DateTime: 'number for milliseconds, or string for ISO 8601',
  Buffer: 'string, with `base64` from `"mu"` for bytes',
  Uint8Array: 'string, with `base64` from `"mu"` for bytes',
  ArrayBuffer: 'string, with `base64` from `"mu"` for bytes',
};

/** The way mu writes a type of another language. */
function instead(name: string): string | undefined {
  const other = Object.hasOwn(otherTypes, name) ? otherTypes[name] : undefined;
  if (other === undefined) return undefined;
  return other.includes('`') || (other.includes(', ') && !other.startsWith('['))
    ? `Write ${other}.`
    : `Write \`${other}\`.`;
}

/** Of the library's classes, and of the types that are computed. */
const libraryArity: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    Object.entries(classes)
      .filter(([name]) => !Object.hasOwn(otherTypes, name))
      .map(([name, { parameters }]) => [name, parameters.length]),
  ),
  Snapshot: 1,
  Partial: 1,
  Required: 1,
  Readonly: 1,
  NonNullable: 1,
  Pick: 2,
  Omit: 2,
  Record: 2,
  Exclude: 2,
  Extract: 2,
  Awaited: 1,
};

export function libraryType(declaring: Declaring, node: ReferenceType, names: TypeNames): Type | undefined {
  const name = node.name.name;
  if (name === 'List' || name === 'Counter') {
    return complain(declaring, typeProblems.stateTypeElsewhere, { args: { name }, span: node.span });
  }
  const arity = Object.hasOwn(libraryArity, name) ? libraryArity[name] : undefined;
  if (arity === undefined) return undefined;
  if (node.args.length !== arity) return wrongTypeArguments(declaring, node, { least: arity, most: arity });
  const [first, second] = node.args;
  if ((name === 'Array' || name === 'ReadonlyArray') && first !== undefined) {
    return lazy(
      declaring,
      lazyArray(() => declaring.typeOf(first, names), name === 'ReadonlyArray'),
    );
  }
  if (name === 'Record' && first !== undefined && second !== undefined)
    return recordType(declaring, node, names);
  const args = node.args.map(arg => declaring.typeOf(arg, names));
  const { relations } = declaring.checker;
  const [a = invalidType, b = invalidType] = args;
  switch (name) {
    case 'Promise':
      return promise(a);
    case 'Awaited':
      return a.kind === 'promise' ? a.value : a;
    case 'Exclude':
    case 'Extract': {
      const parts = a.kind === 'union' ? a.types : [a];
      return union(parts.filter(part => relations.assignable(part, b) === (name === 'Extract')));
    }
    case 'Snapshot':
      return deepReadonly(a);
    default: {
      if (Object.hasOwn(classes, name)) return named('library', name, args);
      const alias = `${name}<${args.map(arg => print(arg)).join(', ')}>`;
      return (
        utilityType(name, args, alias) ??
        complain(declaring, typeProblems.notComputable, { args: { name }, span: node.span })
      );
    }
  }
}

/** The values of a `Record<string, …>` are looked at later: `type Json = … | Record<string, Json>`. */
function recordType(declaring: Declaring, node: ReferenceType, names: TypeNames): Type {
  const [first, second] = node.args as readonly [TypeNode, TypeNode];
  const key = declaring.typeOf(first, names);
  if (key !== stringType && key !== numberType) {
    const made = utilityType('Record', [key, declaring.typeOf(second, names)], '');
    if (made?.kind === 'object') return { ...made, alias: undefined };
    return (
      made ?? complain(declaring, typeProblems.notComputable, { args: { name: 'Record' }, span: node.span })
    );
  }
  const value = once(() => declaring.typeOf(second, names));
  later(declaring, value);
  const index: ObjectType['index'] = {
    key: key === numberType ? 'number' : 'string',
    get value() {
      return value();
    },
    readonly: false,
  };
  return { kind: 'object', properties: new Map(), index, alias: undefined };
}

export function unknownTypeName(declaring: Declaring, node: ReferenceType, names: TypeNames): Type {
  const name = node.name.name;
  if (names.module.broken.has(name)) return invalidType;
  const value = names.module.values.get(name);
  if (value !== undefined) {
    const what =
      value.kind === 'variable' ? 'a constant' : value.kind === 'function' ? 'a function' : 'a service';
    return complain(declaring, typeProblems.valueUsedAsType, { args: { name, what }, span: node.name.span });
  }
  const near = nearest(name, [
    ...names.parameters.keys(),
    ...names.module.types.keys(),
    ...Object.keys(libraryArity),
    ...['string', 'number', 'boolean', 'unknown', 'undefined', 'void', 'never'],
  ]);
  const elsewhere = [...declaring.checker.resolution.scopes.values()].find(
    scope => scope !== names.module && scope.types.get(name)?.module === scope.path,
  );
  const args = { name, near, elsewhere: elsewhere?.path, instead: instead(name) };
  return complain(declaring, typeProblems.unknownType, { args, span: node.name.span });
}
