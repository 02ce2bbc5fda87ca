import type { ReferenceType, TypeNode } from '../../grammar/syntax.ts';
import { classes } from '../library/index.ts';
import { nearest } from '../load/nearest.ts';
import { keysOf } from './computed.ts';
import {
  array,
  functionOf,
  invalidType,
  lazyArray,
  named,
  neverType,
  numberType,
  once,
  promise,
  stringType,
  union,
  unknownType,
} from './construct.ts';
import type { TypeNames } from './context.ts';
import { complain, type Declaring, later, lazy, wrongTypeArguments } from './declaring.ts';
import { print } from './print.ts';
import { deepReadonly } from './snapshot.ts';
import { typeProblems } from './type-problems.ts';
import type { ObjectType, Type } from './types.ts';
import { utilityNames, utilityType } from './utility-types.ts';

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
  RegExpExecArray: 0,
  RegExpMatchArray: 0,
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
  ReturnType: 1,
  Parameters: 1,
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
  const [a = invalidType] = args;
  if (name === 'Promise') return promise(a);
  if (name === 'Snapshot') return deepReadonly(a);
  if (name === 'RegExpExecArray' || name === 'RegExpMatchArray') return named('library', 'RegExpMatch');
  if (!utilityNames.has(name)) return named('library', name, args);
  checkUtility(declaring, node, args);
  return utilityType(declaring.checker.relations, name, args);
}

/** What a utility type asks of its arguments, compared when everything is settled. */
function checkUtility(declaring: Declaring, node: ReferenceType, args: readonly Type[]): void {
  const [first, second] = args;
  const name = node.name.name;
  const wants = (at: number, given: Type | undefined, wanted: Type, parameter: string): void => {
    later(declaring, () => {
      if (given === undefined || declaring.checker.relations.assignable(given, wanted)) return;
      const problem = { given: print(given), constraint: print(wanted), name: parameter };
      complain(declaring, typeProblems.constraintNotMet, {
        args: problem,
        span: node.args[at]?.span ?? node.span,
      });
    });
  };
  if (name === 'Pick' && first !== undefined)
    wants(1, second, keysOf(first) ?? named('library', 'keyof', [first]), 'K');
  if (name === 'Omit') wants(1, second, keys, 'K');
  if (name === 'Record') wants(0, first, keys, 'K');
  if (name === 'ReturnType' || name === 'Parameters') wants(0, first, anyFunction, 'T');
}

const keys = union([stringType, numberType]);
const anyFunction = functionOf(
  [{ name: 'args', type: array(neverType), optional: false, rest: true }],
  unknownType,
);

/** The values of a `Record<string, …>` are looked at later: `type Json = … | Record<string, Json>`. */
function recordType(declaring: Declaring, node: ReferenceType, names: TypeNames): Type {
  const [first, second] = node.args as readonly [TypeNode, TypeNode];
  const key = declaring.typeOf(first, names);
  if (key !== stringType && key !== numberType) {
    const args = [key, declaring.typeOf(second, names)];
    checkUtility(declaring, node, args);
    return utilityType(declaring.checker.relations, 'Record', args);
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
