// What written types mean. Properties and elements are looked at when they are asked for, because types may refer to
// themselves; at the end all are asked for, so that every mistake in them is found.
import { type Label, type Problem, report } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import type {
  FunctionType as FunctionNode,
  IndexedAccessType,
  InterfaceDeclaration,
  KeywordType,
  ObjectType as ObjectNode,
  ReferenceType,
  TupleType as TupleNode,
  TypeDeclaration,
  TypeMember,
  TypeNode,
  TypeParameter,
} from '../../grammar/syntax.ts';
import { nearest } from '../load/nearest.ts';
import { builtinErrors, type TypeBinding } from '../resolve/index.ts';
import {
  booleanType,
  functionOf,
  intersection,
  invalidType,
  lazyArray,
  lazyProperty,
  literal,
  named,
  neverType,
  nullType,
  numberType,
  object,
  once,
  promise,
  stringType,
  undefinedType,
  union,
  unknownType,
  voidType,
} from './construct.ts';
import type { Checker, TypeNames } from './context.ts';
import { print } from './print.ts';
import { typeProblems } from './type-problems.ts';
import type { FunctionType, ObjectType, ParameterReference, Property, Type } from './types.ts';
import { indexedType, keysOf, utilityType } from './utility-types.ts';

/** Resolves written types of one application, and remembers what their names stand for. */
export interface Declared {
  readonly type: (node: TypeNode, names: TypeNames) => Type;
  /** Type parameters with their constraints, and the names with them in scope. */
  readonly typeParameters: (
    nodes: readonly TypeParameter[],
    names: TypeNames,
  ) => { readonly parameters: readonly ParameterReference[]; readonly names: TypeNames };
  /** The type that a declared name stands for, without type arguments. */
  readonly alias: (binding: TypeBinding) => Type;
  /** Looks at everything that was put off. */
  readonly settle: () => void;
}

interface Declaring {
  readonly checker: Checker;
  readonly pending: (() => unknown)[];
  readonly plain: Map<object, Type | 'resolving'>;
  readonly instances: Map<object, Map<string, Type | 'resolving'>>;
  readonly ids: { readonly of: WeakMap<Type, number>; next: number };
  depth: number;
}

export function createDeclared(checker: Checker): Declared {
  const declaring: Declaring = {
    checker,
    pending: [],
    plain: new Map(),
    instances: new Map(),
    ids: { of: new WeakMap(), next: 1 },
    depth: 0,
  };
  return {
    type: (node, names) => typeOf(declaring, node, names),
    typeParameters: (nodes, names) => bindTypeParameters(declaring, nodes, names),
    alias: binding => aliasType(declaring, binding, []),
    settle: () => {
      for (let next = declaring.pending.pop(); next !== undefined; next = declaring.pending.pop()) next();
    },
  };
}

function complain<A>(
  declaring: Declaring,
  problem: Problem<A>,
  at: { args: A; span: Span; labels?: readonly Label[] },
): Type {
  declaring.checker.settled.push(report(problem, at.args, at.span, at.labels ?? []));
  return invalidType;
}

const keywords: Readonly<Partial<Record<KeywordType['keyword'], Type>>> = {
  string: stringType,
  number: numberType,
  boolean: booleanType,
  null: nullType,
  undefined: undefinedType,
  unknown: unknownType,
  never: neverType,
  void: voidType,
  object: object([], undefined, 'object'),
};

function typeOf(declaring: Declaring, node: TypeNode, names: TypeNames): Type {
  switch (node.kind) {
    case 'KeywordType':
      return keywords[node.keyword] ?? refuseKeyword(declaring, node);
    case 'LiteralType':
      return literal(node.value);
    case 'ReferenceType':
      return referenceType(declaring, node, names);
    case 'ArrayType':
      return lazy(
        declaring,
        lazyArray(() => typeOf(declaring, node.element, names), false),
      );
    case 'TupleType':
      return tupleType(declaring, node, names);
    case 'ObjectType':
      return objectType(declaring, node, { names, alias: undefined });
    case 'UnionType':
      return union(node.types.map(part => typeOf(declaring, part, names)));
    case 'IntersectionType':
      return intersection(node.types.map(part => typeOf(declaring, part, names)));
    case 'FunctionType':
      return functionType(declaring, node, names);
    case 'KeyofType': {
      const type = typeOf(declaring, node.type, names);
      return keysOf(type) ?? named('library', 'keyof', [type]);
    }
    case 'IndexedAccessType':
      return indexedAccess(declaring, node, names);
    case 'ReadonlyType': {
      if (node.type.kind === 'ArrayType') {
        const { element } = node.type;
        return lazy(
          declaring,
          lazyArray(() => typeOf(declaring, element, names), true),
        );
      }
      const type = typeOf(declaring, node.type, names);
      return type.kind === 'tuple' ? { ...type, readonly: true } : type;
    }
    case 'TypeofType':
      return declaring.checker.visit.expression(node.expression);
    case 'PredicateType':
      return booleanType;
    case 'InvalidType':
      return invalidType;
    default:
      return node satisfies never;
  }
}

function lazy<T extends Type>(declaring: Declaring, type: T): T {
  declaring.pending.push(() => (type.kind === 'array' ? type.element : undefined));
  return type;
}

function refuseKeyword(declaring: Declaring, node: KeywordType): Type {
  if (node.keyword === 'any') return complain(declaring, typeProblems.anyType, { args: {}, span: node.span });
  const args = { name: node.keyword };
  return complain(declaring, typeProblems.refusedKeyword, { args, span: node.span });
}

function tupleType(declaring: Declaring, node: TupleNode, names: TypeNames): Type {
  const elements = node.elements.map(element => {
    const type = typeOf(declaring, element.type, names);
    const inner = element.rest && type.kind === 'array' ? type.element : type;
    return { type: inner, optional: element.optional, rest: element.rest };
  });
  return { kind: 'tuple', elements, readonly: false };
}

function objectType(
  declaring: Declaring,
  node: ObjectNode,
  {
    names,
    alias,
    inherited,
  }: { names: TypeNames; alias: string | undefined; inherited?: ReadonlyMap<string, Property> },
): ObjectType {
  const properties = new Map<string, Property>(inherited);
  let index: ObjectType['index'];
  const own = new Map<string, TypeMember>();
  for (const member of node.members) {
    if (member.kind === 'IndexSignature') {
      const key = typeOf(declaring, member.key, names);
      const value = once(() => typeOf(declaring, member.type, names));
      declaring.pending.push(value);
      index = {
        key: key === numberType ? 'number' : 'string',
        get value() {
          return value();
        },
        readonly: member.readonly,
      };
      continue;
    }
    const name = member.name.text;
    if (own.has(name))
      complain(declaring, typeProblems.duplicateMember, { args: { name }, span: member.name.span });
    own.set(name, member);
    const property =
      member.kind === 'MethodSignature'
        ? lazyProperty(() => functionType(declaring, member, names), member.optional, false)
        : lazyProperty(() => typeOf(declaring, member.type, names), member.optional, member.readonly);
    declaring.pending.push(() => property.type);
    properties.set(name, property);
  }
  return { kind: 'object', properties, index, alias };
}

type FunctionParts = Pick<FunctionNode, 'typeParameters' | 'parameters' | 'result'>;

function functionType(declaring: Declaring, node: FunctionParts, outer: TypeNames): FunctionType {
  const { parameters: typeParameters, names } = bindTypeParameters(declaring, node.typeParameters, outer);
  const parameters = node.parameters.map(parameter => ({
    name: parameter.name.name,
    type: typeOf(declaring, parameter.type, names),
    optional: parameter.optional,
    rest: parameter.rest,
  }));
  const result = typeOf(declaring, node.result, names);
  const type: FunctionType = { ...functionOf(parameters, result), typeParameters };
  if (node.result.kind !== 'PredicateType') return type;
  const { parameter, type: narrowed } = node.result;
  const at = parameters.findIndex(each => each.name === parameter.name);
  return { ...type, predicate: { parameter: at, type: typeOf(declaring, narrowed, names) } };
}

function bindTypeParameters(
  declaring: Declaring,
  nodes: readonly TypeParameter[],
  outer: TypeNames,
): { parameters: readonly ParameterReference[]; names: TypeNames } {
  if (nodes.length === 0) return { parameters: [], names: outer };
  const inner = new Map(outer.parameters);
  const names: TypeNames = { module: outer.module, parameters: inner };
  const parameters = nodes.map(node => {
    const constraint = once(() =>
      node.constraint === undefined ? undefined : typeOf(declaring, node.constraint, names),
    );
    declaring.pending.push(constraint);
    const parameter: ParameterReference = {
      kind: 'parameter',
      name: node.name.name,
      id: declaring.checker.freshId(),
      get constraint() {
        return constraint();
      },
    };
    inner.set(node.name.name, parameter);
    return parameter;
  });
  return { parameters, names };
}

function indexedAccess(declaring: Declaring, node: IndexedAccessType, names: TypeNames): Type {
  const object = typeOf(declaring, node.object, names);
  const key = typeOf(declaring, node.index, names);
  if (object.kind === 'parameter' || key.kind === 'parameter')
    return named('library', 'indexed', [object, key]);
  const found = indexedType(declaring.checker.members, object, key);
  if (found !== undefined) return found;
  const args = { type: print(object), key: print(key) };
  return complain(declaring, typeProblems.noIndexedType, { args, span: node.index.span });
}

function referenceType(declaring: Declaring, node: ReferenceType, names: TypeNames): Type {
  const name = node.name.name;
  const parameter = names.parameters.get(name);
  if (parameter !== undefined) return parameter;
  const binding = names.module.types.get(name);
  if (binding !== undefined) {
    const args = node.args.map(arg => typeOf(declaring, arg, names));
    return aliasType(declaring, binding, args, node);
  }
  if (builtinErrors.has(name)) return named('error', name);
  const known = libraryType(declaring, node, names);
  return known ?? unknownTypeName(declaring, node, names);
}

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

function libraryType(declaring: Declaring, node: ReferenceType, names: TypeNames): Type | undefined {
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
      lazyArray(() => typeOf(declaring, first, names), name === 'ReadonlyArray'),
    );
  }
  if (name === 'Record' && first !== undefined && second !== undefined)
    return recordType(declaring, node, names);
  const args = node.args.map(arg => typeOf(declaring, arg, names));
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
  const key = typeOf(declaring, first, names);
  if (key !== stringType && key !== numberType) {
    const made = utilityType('Record', [key, typeOf(declaring, second, names)], '');
    if (made?.kind === 'object') return { ...made, alias: undefined };
    return (
      made ?? complain(declaring, typeProblems.notComputable, { args: { name: 'Record' }, span: node.span })
    );
  }
  const value = once(() => typeOf(declaring, second, names));
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

function wrongTypeArguments(
  declaring: Declaring,
  node: ReferenceType,
  { least, most }: { least: number; most: number },
): Type {
  const args = { name: node.name.name, least, most, given: node.args.length };
  return complain(declaring, typeProblems.typeArgumentCount, { args, span: node.span });
}

function unknownTypeName(declaring: Declaring, node: ReferenceType, names: TypeNames): Type {
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
    ...Object.keys(keywords),
  ]);
  const elsewhere = [...declaring.checker.resolution.scopes.values()].find(
    scope => scope !== names.module && scope.types.get(name)?.module === scope.path,
  );
  const args = { name, near, elsewhere: elsewhere?.path };
  return complain(declaring, typeProblems.unknownType, { args, span: node.name.span });
}

function aliasType(
  declaring: Declaring,
  binding: TypeBinding,
  args: readonly Type[],
  node?: ReferenceType,
): Type {
  if (binding.kind === 'error') return named('error', binding.name);
  const { declaration } = binding;
  const wanted = declaration.typeParameters;
  const least = wanted.filter(parameter => parameter.default === undefined).length;
  if (args.length < least || args.length > wanted.length) {
    return node === undefined
      ? invalidType
      : wrongTypeArguments(declaring, node, { least, most: wanted.length });
  }
  const module = declaring.checker.resolution.scopes.get(binding.module);
  if (module === undefined) return invalidType;
  if (wanted.length === 0) {
    return remember(declaring, { table: declaring.plain, key: declaration, declaration }, () =>
      bodyOf(declaring, declaration, {
        names: { module, parameters: new Map() },
        alias: declaration.name.name,
      }),
    );
  }
  const all = withDefaults(declaring, wanted, { args, module });
  const table = declaring.instances.get(declaration) ?? new Map<string, Type | 'resolving'>();
  declaring.instances.set(declaration, table);
  const key = all.map(arg => keyOf(declaring, arg)).join();
  const parameters = new Map(wanted.map((parameter, i) => [parameter.name.name, all[i] as Type]));
  const alias = `${declaration.name.name}<${all.map(arg => print(arg, 2)).join(', ')}>`;
  return remember(declaring, { table, key, declaration }, () => {
    if (node !== undefined) checkConstraints(declaring, wanted, { node, all, names: { module, parameters } });
    return bodyOf(declaring, declaration, { names: { module, parameters }, alias });
  });
}

function withDefaults(
  declaring: Declaring,
  wanted: readonly TypeParameter[],
  { args, module }: { args: readonly Type[]; module: TypeNames['module'] },
): readonly Type[] {
  const parameters = new Map<string, Type>();
  return wanted.map((parameter, i) => {
    const given = args[i];
    const type =
      given ??
      (parameter.default === undefined
        ? invalidType
        : typeOf(declaring, parameter.default, { module, parameters }));
    parameters.set(parameter.name.name, type);
    return type;
  });
}

function checkConstraints(
  declaring: Declaring,
  wanted: readonly TypeParameter[],
  { node, all, names }: { node: ReferenceType; all: readonly Type[]; names: TypeNames },
): void {
  declaring.pending.push(() => {
    wanted.forEach((parameter, i) => {
      if (parameter.constraint === undefined) return;
      const constraint = typeOf(declaring, parameter.constraint, names);
      const given = all[i] as Type;
      if (declaring.checker.relations.assignable(given, constraint)) return;
      const args = { given: print(given), constraint: print(constraint), name: parameter.name.name };
      complain(declaring, typeProblems.constraintNotMet, { args, span: node.args[i]?.span ?? node.span });
    });
  });
}

function remember<K>(
  declaring: Declaring,
  at: { table: Map<K, Type | 'resolving'>; key: K; declaration: TypeDeclaration | InterfaceDeclaration },
  make: () => Type,
): Type {
  const { table, key, declaration } = at;
  const known = table.get(key);
  const { name } = declaration;
  if (known === 'resolving' || declaring.depth > 100) {
    return complain(declaring, typeProblems.circularType, { args: { name: name.name }, span: name.span });
  }
  if (known !== undefined) return known;
  table.set(key, 'resolving');
  declaring.depth++;
  const type = make();
  declaring.depth--;
  table.set(key, type);
  return type;
}

function bodyOf(
  declaring: Declaring,
  declaration: TypeDeclaration | InterfaceDeclaration,
  { names, alias }: { names: TypeNames; alias: string },
): Type {
  if (declaration.kind === 'TypeDeclaration') {
    if (declaration.type.kind === 'ObjectType')
      return objectType(declaring, declaration.type, { names, alias });
    const type = typeOf(declaring, declaration.type, names);
    const isNew = type.kind === 'object' && declaration.type.kind !== 'ReferenceType';
    return isNew ? { ...type, alias } : type;
  }
  const inherited = new Map<string, Property>();
  for (const base of declaration.extends) {
    const type = referenceType(declaring, base, names);
    if (type.kind === 'object') for (const [name, property] of type.properties) inherited.set(name, property);
    else if (type.kind !== 'invalid') {
      complain(declaring, typeProblems.extendsNonObject, { args: { type: print(type) }, span: base.span });
    }
  }
  return objectType(declaring, declaration.body, { names, alias, inherited });
}

/** The same text for the same type: what instances of generic types are found by. */
function keyOf(declaring: Declaring, type: Type): string {
  switch (type.kind) {
    case 'primitive':
      return type.name;
    case 'literal':
      return JSON.stringify(type.value);
    case 'array':
      return `${type.readonly ? 'r' : ''}[${keyOf(declaring, type.element)}]`;
    case 'union':
      return `(${type.types.map(part => keyOf(declaring, part)).join('|')})`;
    case 'parameter':
      return `p${type.id}`;
    case 'named':
      return `${type.name}<${type.args.map(arg => keyOf(declaring, arg)).join()}>`;
    default: {
      const { ids } = declaring;
      const known = ids.of.get(type) ?? ids.next++;
      ids.of.set(type, known);
      return `#${known}`;
    }
  }
}
