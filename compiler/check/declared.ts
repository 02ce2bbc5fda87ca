import type {
  FunctionType as FunctionNode,
  IndexedAccessType,
  InterfaceDeclaration,
  IntersectionType as IntersectionNode,
  KeywordType,
  ObjectType as ObjectNode,
  ReferenceType,
  TupleType as TupleNode,
  TypeDeclaration,
  TypeMember,
  TypeNode,
  TypeParameter,
} from '../../grammar/syntax.ts';
import { builtinErrors } from '../resolve/index.ts';
import { aliasType } from './aliases.ts';
import { annotatedIn, needsTypeof } from './annotations.ts';
import { keptIndex, keysOf, mayIndex } from './computed.ts';
import {
  array,
  booleanType,
  functionOf,
  intersection,
  invalidType,
  isNever,
  lazyArray,
  lazyProperty,
  literal,
  named,
  neverType,
  nullType,
  numberType,
  object,
  once,
  property,
  stringType,
  undefinedType,
  union,
  unknownType,
  voidType,
} from './construct.ts';

import type { Checker, Declared, TypeNames } from './context.ts';
import { complain, type Declaring, later, lazy } from './declaring.ts';
import { checkIndexed, checkInherited, inheritedProperties } from './interfaces.ts';
import { libraryType, unknownTypeName } from './library-types.ts';
import { nameUnion, print } from './print.ts';
import { typeProblems } from './type-problems.ts';
import type { FunctionType, ObjectType, ParameterReference, Property, TupleType, Type } from './types.ts';
import { indexedType } from './utility-types.ts';

export function createDeclared(checker: Checker): Declared {
  const declaring: Declaring = {
    checker,
    pending: [],
    plain: new Map(),
    instances: new Map(),
    open: new Set(),
    ids: { of: new WeakMap(), next: 1 },
    depth: 0,
    instance: false,
    typeOf: (node, names) => typeOf(declaring, node, names),
    bodyOf: (declaration, at) => bodyOf(declaring, declaration, at),
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
      if (needsTypeof(node.element)) return array(typeOf(declaring, node.element, names));
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
      return intersectionType(declaring, node, names);
    case 'FunctionType':
      return functionType(declaring, node, names);
    case 'KeyofType': {
      const type = typeOf(declaring, node.type, names);
      return keysOf(type) ?? named('library', 'keyof', [type]);
    }
    case 'IndexedAccessType':
      return indexedAccess(declaring, node, names);
    case 'ReadonlyType': {
      if (node.type.kind === 'ArrayType' && !needsTypeof(node.type)) {
        const { element } = node.type;
        return lazy(
          declaring,
          lazyArray(() => typeOf(declaring, element, names), true),
        );
      }
      const type = typeOf(declaring, node.type, names);
      return type.kind === 'tuple' || type.kind === 'array' ? { ...type, readonly: true } : type;
    }
    case 'TypeofType': {
      const own = annotatedIn(declaring.checker, node);
      if (own !== undefined) {
        // Said once.
        declaring.checker.annotated.delete(own);
        return complain(declaring, typeProblems.circularType, { args: { name: own.name }, span: node.span });
      }
      return declaring.checker.visit.expression(node.expression);
    }
    case 'PredicateType':
      return booleanType;
    case 'InvalidType':
      return invalidType;
    default:
      return node satisfies never;
  }
}

/** `string & { brand: "id" }` would have no values. */
function intersectionType(declaring: Declaring, node: IntersectionNode, names: TypeNames): Type {
  const types = node.types.map(part => typeOf(declaring, part, names));
  const plain = types.find(
    type => type.kind === 'primitive' && ['string', 'number', 'boolean'].includes(type.name),
  );
  const object = types.find(type => type.kind === 'object' && type.properties.size > 0);
  if (plain === undefined || object === undefined) return intersection(types);
  const args = { plain: print(plain), object: print(object) };
  return complain(declaring, typeProblems.emptyIntersection, { args, span: node.span });
}

function refuseKeyword(declaring: Declaring, node: KeywordType): Type {
  if (node.keyword === 'any') return complain(declaring, typeProblems.anyType, { args: {}, span: node.span });
  const args = { name: node.keyword };
  return complain(declaring, typeProblems.refusedKeyword, { args, span: node.span });
}

function tupleType(declaring: Declaring, node: TupleNode, names: TypeNames): Type {
  const elements = node.elements.flatMap(element => {
    const type = typeOf(declaring, element.type, names);
    if (element.rest && type.kind === 'tuple') return type.elements;
    const inner = element.rest && type.kind === 'array' ? type.element : type;
    return [{ type: inner, optional: element.optional, rest: element.rest }];
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
      later(declaring, value);
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
    const overload = declaring.checker.isLibrary && member.kind === 'MethodSignature';
    const before = own.get(name);
    if (before !== undefined && !overload) {
      const method = before.kind === 'MethodSignature' && member.kind === 'MethodSignature';
      complain(declaring, typeProblems.duplicateMember, { args: { name, method }, span: member.name.span });
    }
    own.set(name, member);
    const made =
      member.kind === 'MethodSignature'
        ? lazyProperty(
            () => ({ ...functionType(declaring, member, names), method: true }),
            member.optional,
            false,
          )
        : isPlain(member.type)
          ? property(typeOf(declaring, member.type, names), member.optional, member.readonly)
          : lazyProperty(() => typeOf(declaring, member.type, names), member.optional, member.readonly);
    later(declaring, () => made.type);
    properties.set(name, made);
  }
  if (index !== undefined) checkIndexed(declaring, { own, properties, index });
  return { kind: 'object', properties, index, alias };
}

/** Written out without a name: it is known at once. */
function isPlain(node: TypeNode): boolean {
  return (
    node.kind === 'LiteralType' ||
    (node.kind === 'KeywordType' && keywords[node.keyword] !== undefined) ||
    (node.kind === 'UnionType' && node.types.every(isPlain))
  );
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
    let found: { readonly type: Type | undefined } | 'looking' | undefined;
    const constraint = (): Type | undefined => {
      if (found === 'looking') return undefined;
      if (found !== undefined) return found.type;
      found = 'looking';
      const type = node.constraint && typeOf(declaring, node.constraint, names);
      let end = type;
      while (end?.kind === 'parameter' && end !== parameter) end = end.constraint;
      const { name, span } = node.name;
      const circular = end === parameter;
      found = {
        type: circular ? complain(declaring, typeProblems.circularType, { args: { name }, span }) : type,
      };
      return found.type;
    };
    const fallback = once(() =>
      node.default === undefined ? undefined : typeOf(declaring, node.default, names),
    );
    later(declaring, constraint);
    later(declaring, fallback);
    const parameter: ParameterReference = {
      kind: 'parameter',
      name: node.name.name,
      id: declaring.checker.freshId(),
      get constraint() {
        return constraint();
      },
      get default() {
        return fallback();
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
  const refuse = (): Type => {
    const open = object.kind === 'parameter' && key.kind === 'literal';
    const known = open ? undefined : object.kind === 'tuple' ? placesOf(object) : keysOf(object);
    const keys = known === undefined || isNever(known) ? undefined : `\`${print(known)}\``;
    const args = { type: print(object), key: print(key), open, keys };
    return complain(declaring, typeProblems.noIndexedType, { args, span: node.index.span });
  };
  if (object.kind === 'parameter' || key.kind === 'parameter') {
    later(declaring, () => {
      if (!mayIndex(object, key)) refuse();
    });
    return keptIndex(object, key);
  }
  // What does not fit an instance was refused where its arguments are written.
  return indexedType(declaring.checker.members, object, key) ?? (declaring.instance ? invalidType : refuse());
}

function placesOf(type: TupleType): Type {
  return union(type.elements.map((_, at) => literal(at)));
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

function bodyOf(
  declaring: Declaring,
  declaration: TypeDeclaration | InterfaceDeclaration,
  { names, alias }: { names: TypeNames; alias: string },
): Type {
  if (declaration.kind === 'TypeDeclaration') {
    if (declaration.type.kind === 'ObjectType')
      return objectType(declaring, declaration.type, { names, alias });
    const type = typeOf(declaring, declaration.type, names);
    if (declaration.type.kind !== 'ReferenceType') nameUnion(type, alias);
    const isNew = type.kind === 'object' && declaration.type.kind !== 'ReferenceType';
    return isNew ? { ...type, alias } : type;
  }
  const inherited = inheritedProperties(declaring, declaration, names);
  const type = objectType(declaring, declaration.body, { names, alias, inherited });
  checkInherited(declaring, declaration, { type, inherited });
  return { ...type, open: true };
}
