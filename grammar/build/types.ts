// Types from the concrete tree.
import type { CstNode, IToken } from 'chevrotain';
import { grammarProblems as problems } from '../problems.ts';
import type * as s from '../syntax.ts';
import {
  type Builder,
  checkChain,
  endOf,
  has,
  identifier,
  node,
  nodeSpan,
  nodes,
  startOf,
  token,
  tokenEnd,
  tokenSpan,
  tokens,
} from './concrete.ts';
import { numberValue, stringValue } from './literals.ts';

const keywords = new Set<string>([
  'string',
  'number',
  'boolean',
  'null',
  'undefined',
  'unknown',
  'never',
  'void',
  'any',
  'object',
  'symbol',
  'bigint',
] satisfies s.TypeKeyword[]);

export function buildType(b: Builder, cst: CstNode): s.TypeNode {
  const fn = node(cst, 'functionType');
  if (fn !== undefined) return functionType(b, fn);
  const operands = nodes(cst, 'typeOperand').map(operand => typeOperand(b, operand));
  const predicate = node(cst, 'predicate');
  const first = operands[0] as s.TypeNode;
  if (predicate !== undefined) {
    if (operands.length === 1 && first.kind === 'ReferenceType' && first.args.length === 0) {
      return {
        kind: 'PredicateType',
        span: nodeSpan(b, cst),
        parameter: first.name,
        type: b.type(predicate),
      };
    }
    b.report(problems.advancedType, { what: 'such type predicates' }, nodeSpan(b, cst));
    return { kind: 'InvalidType', span: nodeSpan(b, cst) };
  }
  return combine(b, operands, tokens(cst, 'operator'));
}

/** `&` binds closer than `|`. */
function combine(b: Builder, operands: readonly s.TypeNode[], operators: readonly IToken[]): s.TypeNode {
  const union: s.TypeNode[] = [];
  let group: s.TypeNode[] = [operands[0] as s.TypeNode];
  operators.forEach((operator, i) => {
    const next = operands[i + 1] as s.TypeNode;
    if (operator.image === '&') group.push(next);
    else {
      union.push(join(b, 'IntersectionType', group));
      group = [next];
    }
  });
  union.push(join(b, 'IntersectionType', group));
  return join(b, 'UnionType', union);
}

function join(b: Builder, kind: 'UnionType' | 'IntersectionType', types: readonly s.TypeNode[]): s.TypeNode {
  const first = types[0] as s.TypeNode;
  const last = types.at(-1) as s.TypeNode;
  return types.length === 1 ? first : { kind, span: b.span(first.span.start, last.span.end), types };
}

export function typeOperand(b: Builder, cst: CstNode): s.TypeNode {
  checkChain(tokens(cst, 'prefix'));
  checkChain(tokens(cst, 'suffix'));
  let type = suffixes(b, cst, typePrimary(b, cst));
  for (const prefix of tokens(cst, 'prefix').toReversed()) {
    const span = b.span(prefix.startOffset, endOf(cst));
    type = { kind: prefix.image === 'keyof' ? 'KeyofType' : 'ReadonlyType', span, type };
  }
  return type;
}

function suffixes(b: Builder, cst: CstNode, primary: s.TypeNode): s.TypeNode {
  const ends = tokens(cst, 'suffixEnd');
  const indexes = [...nodes(cst, 'index')];
  let type = primary;
  tokens(cst, 'suffix').forEach((open, i) => {
    const close = ends[i] as IToken;
    const span = b.span(primary.span.start, tokenEnd(close));
    const next = indexes[0];
    if (next !== undefined && startOf(next) > open.startOffset && startOf(next) < tokenEnd(close)) {
      indexes.shift();
      type = { kind: 'IndexedAccessType', span, object: type, index: b.type(next) };
    } else type = { kind: 'ArrayType', span, element: type };
  });
  return parenthesised(b, cst, primary, type);
}

/** Keeps the span of `(T)[]` from its parenthesis on. */
function parenthesised(b: Builder, cst: CstNode, primary: s.TypeNode, type: s.TypeNode): s.TypeNode {
  const open = token(cst, 'ParenOpen');
  if (open === undefined || type === primary) return type;
  const widen = (inner: s.TypeNode): s.TypeNode => {
    if (inner === primary) return inner;
    const span = b.span(open.startOffset, inner.span.end);
    if (inner.kind === 'ArrayType') return { ...inner, span, element: widen(inner.element) };
    if (inner.kind === 'IndexedAccessType') return { ...inner, span, object: widen(inner.object) };
    return inner;
  };
  return widen(type);
}

function typePrimary(b: Builder, cst: CstNode): s.TypeNode {
  const name = token(cst, 'name');
  if (name !== undefined) return reference(b, cst, name);
  const keyword = token(cst, 'keyword');
  if (keyword !== undefined) return keywordType(b, keyword);
  const literal = token(cst, 'literal');
  if (literal !== undefined) return literalType(b, cst, literal);
  const object = node(cst, 'objectType');
  if (object !== undefined) return objectType(b, object);
  const tuple = node(cst, 'tupleType');
  if (tuple !== undefined) return tupleType(b, tuple);
  const query = node(cst, 'typeofType');
  if (query !== undefined) return typeofType(b, query);
  const inner = node(cst, 'type');
  if (inner !== undefined) return b.type(inner);
  const self = token(cst, 'this');
  if (self !== undefined) b.report(problems.advancedType, { what: '`this` types' }, tokenSpan(b, self));
  return { kind: 'InvalidType', span: nodeSpan(b, cst) };
}

function keywordType(b: Builder, keyword: IToken): s.KeywordType {
  return { kind: 'KeywordType', span: tokenSpan(b, keyword), keyword: keyword.image as s.TypeKeyword };
}

function reference(b: Builder, cst: CstNode, name: IToken): s.TypeNode {
  const list = node(cst, 'typeArguments');
  if (list === undefined && keywords.has(name.image)) return keywordType(b, name);
  return {
    kind: 'ReferenceType',
    span: b.span(name.startOffset, list === undefined ? tokenEnd(name) : endOf(list)),
    name: identifier(b, name),
    args: b.typeArguments(list),
  };
}

function literalType(b: Builder, cst: CstNode, literal: IToken): s.LiteralType {
  const minus = token(cst, 'Minus');
  const span = b.span(minus?.startOffset ?? literal.startOffset, tokenEnd(literal));
  const name = literal.tokenType.name;
  if (name === 'String') return { kind: 'LiteralType', span, value: stringValue(b, literal) };
  if (name === 'trueWord' || name === 'falseWord')
    return { kind: 'LiteralType', span, value: name === 'trueWord' };
  const value = numberValue(literal.image);
  return { kind: 'LiteralType', span, value: minus === undefined ? value : -value };
}

function typeofType(b: Builder, cst: CstNode): s.TypeofType {
  const [first, ...rest] = tokens(cst, 'name') as [IToken, ...IToken[]];
  let expression: s.Expression =
    first.image === 'this' ? { kind: 'ThisExpression', span: tokenSpan(b, first) } : identifier(b, first);
  for (const name of rest) {
    expression = {
      kind: 'MemberExpression',
      span: b.span(first.startOffset, tokenEnd(name)),
      object: expression,
      property: identifier(b, name),
      optional: false,
    };
  }
  return { kind: 'TypeofType', span: nodeSpan(b, cst), expression };
}

function tupleType(b: Builder, cst: CstNode): s.TupleType {
  const elements = nodes(cst, 'tupleElement').map((element): s.TupleElement => {
    const label = token(element, 'label');
    return {
      span: nodeSpan(b, element),
      label: label === undefined ? undefined : identifier(b, label),
      type: b.type(node(element, 'type') as CstNode),
      optional: has(element, 'Question'),
      rest: has(element, 'Ellipsis'),
    };
  });
  return { kind: 'TupleType', span: nodeSpan(b, cst), elements };
}

export function functionType(b: Builder, cst: CstNode): s.FunctionType {
  return {
    kind: 'FunctionType',
    span: nodeSpan(b, cst),
    typeParameters: b.typeParameters(node(cst, 'typeParameters')),
    parameters: functionParameters(b, node(cst, 'typeFunctionParameters') as CstNode),
    result: b.type(node(cst, 'type') as CstNode),
  };
}

function functionParameters(b: Builder, cst: CstNode): readonly s.TypeFunctionParameter[] {
  return nodes(cst, 'typeFunctionParameter').map(parameter => ({
    span: nodeSpan(b, parameter),
    name: identifier(b, token(parameter, 'Identifier') as IToken),
    optional: has(parameter, 'Question'),
    rest: has(parameter, 'Ellipsis'),
    type: b.type(node(parameter, 'type') as CstNode),
  }));
}

export function objectType(b: Builder, cst: CstNode): s.ObjectType {
  const members = nodes(cst, 'typeMember').filter(member => !b.isBroken(member));
  return {
    kind: 'ObjectType',
    span: nodeSpan(b, cst),
    members: members.map(member => typeMember(b, member)),
  };
}

function typeMember(b: Builder, cst: CstNode): s.TypeMember {
  const separator = token(cst, 'separator');
  const type = b.type(node(cst, 'type') as CstNode);
  const end = type.span.end;
  const span = b.span(startOf(cst), separator === undefined ? end : tokenEnd(separator));
  const readonly = has(cst, 'readonlyWord');
  const key = node(cst, 'key');
  if (key !== undefined) {
    const parameter = identifier(b, token(cst, 'Identifier') as IToken);
    return { kind: 'IndexSignature', span, parameter, key: b.type(key), readonly, type };
  }
  const name = memberName(b, token(cst, 'name') as IToken);
  const optional = has(cst, 'Question');
  const doc = b.docBefore(cst);
  const parameters = node(cst, 'typeFunctionParameters');
  if (parameters === undefined)
    return { kind: 'PropertySignature', span, name, optional, readonly, type, doc };
  const typeParameters = b.typeParameters(node(cst, 'typeParameters'));
  return {
    kind: 'MethodSignature',
    span,
    name,
    optional,
    typeParameters,
    parameters: functionParameters(b, parameters),
    result: type,
    doc,
  };
}

export function memberName(b: Builder, name: IToken): s.PropertyName {
  const span = tokenSpan(b, name);
  const kind = name.tokenType.name;
  if (kind === 'String') return { kind: 'PropertyName', span, text: stringValue(b, name), form: 'string' };
  if (kind === 'Number') {
    return { kind: 'PropertyName', span, text: String(numberValue(name.image)), form: 'number' };
  }
  return { kind: 'PropertyName', span, text: name.image, form: 'identifier' };
}

export function typeParameters(b: Builder, cst: CstNode | undefined): readonly s.TypeParameter[] {
  if (cst === undefined) return [];
  return nodes(cst, 'typeParameter').map(parameter => {
    const constraint = node(parameter, 'constraint');
    const fallback = node(parameter, 'default');
    return {
      kind: 'TypeParameter',
      span: nodeSpan(b, parameter),
      name: identifier(b, token(parameter, 'Identifier') as IToken),
      constraint: constraint === undefined ? undefined : b.type(constraint),
      default: fallback === undefined ? undefined : b.type(fallback),
    };
  });
}
