import type { ReferenceType, TypeNode } from '../../grammar/syntax.ts';
import { nearest } from '../load/nearest.ts';
import { invalidType, lazyArray, named, numberType, once, promise, stringType, union } from './construct.ts';
import type { TypeNames } from './context.ts';
import { complain, type Declaring, lazy, wrongTypeArguments } from './declaring.ts';
import { print } from './print.ts';
import { typeProblems } from './type-problems.ts';
import type { ObjectType, Type } from './types.ts';
import { utilityType } from './utility-types.ts';

const libraryArity: Readonly<Record<string, number>> = {
  Array: 1,
  ReadonlyArray: 1,
  Promise: 1,
  Iterable: 1,
  Map: 2,
  Set: 1,
  Date: 0,
  RegExp: 0,
  Error: 0,
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
    case 'Map':
    case 'Set':
    case 'Date':
    case 'RegExp':
    case 'Error':
    case 'Iterable':
      return named('library', name, args);
    default: {
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
  declaring.pending.push(value);
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
  const args = { name, near, elsewhere: elsewhere?.path };
  return complain(declaring, typeProblems.unknownType, { args, span: node.name.span });
}
