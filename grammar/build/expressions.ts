// Expressions from the concrete tree.
import type { CstNode, IToken } from 'chevrotain';
import { longestChain, TooDeep } from '../depth.ts';
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
import { numberLiteral, regularExpression, stringLiteral, template } from './literals.ts';
import { arrayLiteral, objectLiteral } from './objects.ts';
import { combine, type Operand, type Operator, operatorNames } from './operators.ts';
import { checkTarget, inOptionalChain, literalOf, patternOfLiteral } from './targets.ts';

export function buildSequence(b: Builder, cst: CstNode): s.Expression {
  const expressions = nodes(cst, 'expression').map(b.expression);
  const first = expressions[0] as s.Expression;
  return expressions.length === 1
    ? first
    : { kind: 'SequenceExpression', span: nodeSpan(b, cst), expressions };
}

export function buildExpression(b: Builder, cst: CstNode): s.Expression {
  const arrow = node(cst, 'arrow');
  if (arrow !== undefined) return arrowFunction(b, arrow);
  const assign = tokens(cst, 'assign');
  if (assign.length > 0) return assignment(b, cst, assign);
  const value = chain(b, cst);
  const consequent = node(cst, 'consequent');
  if (consequent === undefined) return value.node;
  return {
    kind: 'ConditionalExpression',
    span: nodeSpan(b, cst),
    test: value.node,
    consequent: b.expression(consequent),
    alternate: b.expression(node(cst, 'alternate') as CstNode),
  };
}

function chain(b: Builder, cst: CstNode): Operand {
  const all = nodes(cst, 'operand');
  const first = buildOperand(b, all[0] as CstNode);
  const marks = tokens(cst, 'operator');
  if (marks.length === 0) return first;
  checkChain(marks);
  const operands = [first, ...all.slice(1).map(other => buildOperand(b, other))];
  const casts = [...(cst.children['castType'] ?? [])];
  const operators = operatorNames(b, marks).map(({ name, span }): Operator => {
    if (name !== 'as' && name !== 'satisfies') return { name, span, type: undefined };
    const type = casts.shift() as CstNode | IToken;
    if ('children' in type) return { name, span, type: b.type(type) };
    if (name === 'satisfies') b.report(problems.expectedType, { found: '`const`' }, tokenSpan(b, type));
    return { name, span: b.span(span.start, tokenEnd(type)), type: 'const' };
  });
  return combine(b, operands, operators);
}

function assignment(b: Builder, cst: CstNode, assign: readonly IToken[]): s.Expression {
  const operator = assign.map(sign => sign.image).join('') as s.AssignmentOperator;
  const value = b.expression(node(cst, 'value') as CstNode);
  const span = nodeSpan(b, cst);
  const left = node(cst, 'operand') as CstNode;
  const simple = !has(cst, 'operator') && !has(cst, 'consequent');
  const literal = simple && operator === '=' ? literalOf(left) : undefined;
  if (literal !== undefined) {
    return { kind: 'AssignmentExpression', span, operator, target: patternOfLiteral(b, literal), value };
  }
  const target = simple ? buildOperand(b, left).node : chain(b, cst).node;
  checkTarget(b, target);
  return { kind: 'AssignmentExpression', span, operator, target, value };
}

export function buildOperand(b: Builder, cst: CstNode): Operand {
  checkChain(tokens(cst, 'prefix'));
  const far = nodes(cst, 'suffix')[longestChain];
  if (far !== undefined) throw new TooDeep(firstToken(far));
  const primary = node(cst, 'primary') as CstNode;
  const start = startOf(primary);
  let value = buildPrimary(b, primary);
  let closed = has(primary, 'ParenOpen');
  if (closed && has(cst, 'suffix') && inOptionalChain(value)) {
    b.report(problems.closedChain, {}, nodeSpan(b, primary));
  }
  for (const suffix of nodes(cst, 'suffix')) {
    value = withSuffix(b, start, value, suffix);
    closed = false;
  }
  const postfix = token(cst, 'postfix');
  if (postfix !== undefined) {
    checkTarget(b, value);
    const operator = postfix.image as '++' | '--';
    const span = b.span(start, tokenEnd(postfix));
    value = { kind: 'UpdateExpression', span, operator, prefix: false, argument: value };
    closed = false;
  }
  for (const prefix of tokens(cst, 'prefix').toReversed()) {
    value = withPrefix(b, prefix, value, endOf(cst));
    closed = false;
  }
  return { node: value, span: nodeSpan(b, cst), closed };
}

function firstToken(cst: CstNode): IToken {
  const first = Object.values(cst.children)[0]?.[0] as CstNode | IToken;
  return 'children' in first ? firstToken(first) : first;
}

function withPrefix(b: Builder, prefix: IToken, argument: s.Expression, end: number): s.Expression {
  const span = b.span(prefix.startOffset, end);
  const operator = prefix.image;
  if (operator === 'await') return { kind: 'AwaitExpression', span, argument };
  if (operator === '++' || operator === '--') {
    checkTarget(b, argument);
    return { kind: 'UpdateExpression', span, operator, prefix: true, argument };
  }
  return { kind: 'UnaryExpression', span, operator: operator as s.UnaryOperator, argument };
}

function withSuffix(b: Builder, start: number, value: s.Expression, cst: CstNode): s.Expression {
  const span = b.span(start, endOf(cst));
  const optional = has(cst, 'QuestionDot');
  const name = token(cst, 'Word') ?? token(cst, 'PrivateName');
  if (name !== undefined) {
    if (name.tokenType.name === 'PrivateName') {
      b.report(problems.privateName, { name: name.image }, tokenSpan(b, name));
    }
    return { kind: 'MemberExpression', span, object: value, property: identifier(b, name), optional };
  }
  const index = node(cst, 'sequence');
  if (index !== undefined) {
    return { kind: 'IndexExpression', span, object: value, index: b.sequence(index), optional };
  }
  if (has(cst, 'Bang')) return { kind: 'NonNullExpression', span, expression: value };
  const tagged = node(cst, 'template');
  if (tagged !== undefined) {
    b.report(problems.taggedTemplate, {}, nodeSpan(b, tagged));
    return { kind: 'InvalidExpression', span };
  }
  const typeArguments = b.typeArguments(node(cst, 'typeArguments'));
  return {
    kind: 'CallExpression',
    span,
    callee: value,
    typeArguments,
    args: b.args(node(cst, 'args')),
    optional,
  };
}

export function buildArgs(b: Builder, cst: CstNode | undefined): readonly (s.Expression | s.SpreadElement)[] {
  return cst === undefined ? [] : nodes(cst, 'spreadable').map(each => spreadable(b, each));
}

export function spreadable(b: Builder, cst: CstNode): s.Expression | s.SpreadElement {
  const argument = b.expression(node(cst, 'expression') as CstNode);
  return has(cst, 'Ellipsis') ? { kind: 'SpreadElement', span: nodeSpan(b, cst), argument } : argument;
}

function buildPrimary(b: Builder, cst: CstNode): s.Expression {
  const [name] = Object.keys(cst.children);
  const child = cst.children[name ?? '']?.[0];
  if (child === undefined) return { kind: 'InvalidExpression', span: nodeSpan(b, cst) };
  if ('children' in child) return primaryNode(b, child);
  const span = tokenSpan(b, child);
  switch (name) {
    case 'Identifier':
      return identifier(b, child);
    case 'thisWord':
      return { kind: 'ThisExpression', span };
    case 'nullWord':
      return { kind: 'NullLiteral', span };
    case 'trueWord':
    case 'falseWord':
      return { kind: 'BooleanLiteral', span, value: name === 'trueWord' };
    case 'String':
      return stringLiteral(b, child);
    case 'Number':
      return numberLiteral(b, child);
    case 'RegularExpression':
      return regularExpression(b, child);
    case 'ParenOpen':
      return b.sequence(node(cst, 'sequence') as CstNode);
    default:
      return { kind: 'InvalidExpression', span };
  }
}

function primaryNode(b: Builder, cst: CstNode): s.Expression {
  switch (cst.name) {
    case 'template':
      return template(b, cst);
    case 'array':
      return arrayLiteral(b, cst, spreadable);
    case 'object':
      return objectLiteral(b, cst);
    case 'functionExpression':
      return functionExpression(b, cst);
    case 'newExpression':
      return newExpression(b, cst);
    default:
      return { kind: 'InvalidExpression', span: nodeSpan(b, cst) };
  }
}

function functionExpression(b: Builder, cst: CstNode): s.FunctionExpression {
  const name = token(cst, 'Identifier');
  return {
    kind: 'FunctionExpression',
    span: nodeSpan(b, cst),
    name: name === undefined ? undefined : identifier(b, name),
    ...b.functionParts(cst),
  };
}

function newExpression(b: Builder, cst: CstNode): s.NewExpression {
  const first = (token(cst, 'Identifier') ?? token(cst, 'thisWord') ?? token(cst, 'ParenOpen')) as IToken;
  const inner = node(cst, 'sequence');
  let callee: s.Expression = identifier(b, first);
  if (inner !== undefined) callee = b.sequence(inner);
  else if (first.image === 'this') callee = { kind: 'ThisExpression', span: tokenSpan(b, first) };
  for (const name of tokens(cst, 'property')) {
    const span = b.span(first.startOffset, tokenEnd(name));
    callee = {
      kind: 'MemberExpression',
      span,
      object: callee,
      property: identifier(b, name),
      optional: false,
    };
  }
  return {
    kind: 'NewExpression',
    span: nodeSpan(b, cst),
    callee,
    typeArguments: b.typeArguments(node(cst, 'typeArguments')),
    args: b.args(node(cst, 'args')),
  };
}

function arrowFunction(b: Builder, cst: CstNode): s.ArrowFunction {
  const signature = node(cst, 'signature');
  const name = token(cst, 'Identifier');
  const body = node(cst, 'block');
  const parts =
    signature === undefined
      ? { typeParameters: [], parameters: [], result: undefined }
      : b.signature(signature);
  const single = name === undefined ? [] : [singleParameter(b, name)];
  return {
    kind: 'ArrowFunction',
    span: nodeSpan(b, cst),
    async: has(cst, 'asyncWord'),
    typeParameters: parts.typeParameters,
    parameters: signature === undefined ? single : parts.parameters,
    result: parts.result,
    body: body === undefined ? b.expression(node(cst, 'expression') as CstNode) : b.block(body),
  };
}

function singleParameter(b: Builder, name: IToken): s.Parameter {
  const span = tokenSpan(b, name);
  const pattern = identifier(b, name);
  return {
    kind: 'Parameter',
    span,
    pattern,
    optional: false,
    rest: false,
    type: undefined,
    default: undefined,
  };
}
