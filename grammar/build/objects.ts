// Array and object literals from the concrete tree.
import type { CstNode, IToken } from 'chevrotain';
import { grammarProblems as problems } from '../problems.ts';
import type * as s from '../syntax.ts';
import {
  type Builder,
  endOf,
  has,
  node,
  nodeSpan,
  nodes,
  startOf,
  token,
  tokenSpan,
  tokens,
} from './concrete.ts';
import { withHoles } from './patterns.ts';
import { memberName } from './types.ts';

export function arrayLiteral(
  b: Builder,
  cst: CstNode,
  element: (b: Builder, cst: CstNode) => s.Expression | s.SpreadElement,
): s.ArrayLiteral {
  const all = withHoles(cst, 'spreadable');
  const span = nodeSpan(b, cst);
  const elements = all.map((each): s.Expression | s.SpreadElement =>
    each === undefined ? { kind: 'InvalidExpression', span } : element(b, each),
  );
  if (all.includes(undefined)) b.report(problems.arrayHole, {}, holeSpan(b, cst));
  return { kind: 'ArrayLiteral', span, elements };
}

/** The first comma with nothing before it. */
function holeSpan(b: Builder, cst: CstNode): ReturnType<typeof tokenSpan> {
  const ends = nodes(cst, 'spreadable').map(endOf);
  let last = -1;
  for (const comma of tokens(cst, 'Comma')) {
    if (!ends.some(end => end > last && end <= comma.startOffset)) return tokenSpan(b, comma);
    last = comma.startOffset + 1;
  }
  return nodeSpan(b, cst);
}

export function objectLiteral(b: Builder, cst: CstNode): s.ObjectLiteral {
  const members = nodes(cst, 'objectMember').map(member => objectMember(b, member));
  return { kind: 'ObjectLiteral', span: nodeSpan(b, cst), members };
}

function objectMember(b: Builder, cst: CstNode): s.ObjectMember {
  const span = nodeSpan(b, cst);
  const value = node(cst, 'expression');
  if (has(cst, 'Ellipsis')) {
    return { kind: 'SpreadElement', span, argument: b.expression(value as CstNode) };
  }
  const key = b.propertyName(node(cst, 'propertyName') as CstNode);
  if (node(cst, 'signature') !== undefined) return objectMethod(b, cst, key);
  if (value !== undefined) {
    const built = b.expression(value);
    if (key.kind !== 'PropertyName') return { kind: 'ComputedMember', span, key, value: built };
    return { kind: 'PropertyMember', span, name: key, value: built };
  }
  const assigned = token(cst, 'Equals');
  if (assigned !== undefined) {
    b.report(problems.expected, { expected: '`:` after the name', found: '`=`' }, tokenSpan(b, assigned));
  } else if (key.kind !== 'PropertyName' || key.form !== 'identifier' || isReserved(cst)) {
    b.report(problems.expected, { expected: '`:` and a value after this key', found: 'none' }, span);
  }
  const name = key.kind === 'PropertyName' ? key.text : '';
  return { kind: 'ShorthandMember', span, name: { kind: 'Identifier', span: key.span, name } };
}

function isReserved(member: CstNode): boolean {
  const name = token(node(member, 'propertyName') as CstNode, 'Word');
  const type = name?.tokenType;
  return (
    type !== undefined && type.name !== 'Identifier' && !type.CATEGORIES?.some(c => c.name === 'Identifier')
  );
}

function objectMethod(b: Builder, cst: CstNode, key: s.PropertyName | s.Expression): s.ObjectMember {
  const span = nodeSpan(b, cst);
  for (const word of tokens(cst, 'modifier')) {
    if (word.image !== 'async') b.report(problems.accessor, { word: word.image }, tokenSpan(b, word));
  }
  const star = token(cst, 'Star');
  const signature = node(cst, 'signature') as CstNode;
  const value: s.FunctionExpression = {
    kind: 'FunctionExpression',
    span: b.span(startOf(signature), endOf(cst)),
    name: undefined,
    async: tokens(cst, 'modifier').some(word => word.image === 'async'),
    ...b.signature(signature),
    body: b.block(node(cst, 'block') as CstNode),
  };
  if (star !== undefined) b.report(problems.generator, {}, tokenSpan(b, star));
  if (key.kind !== 'PropertyName') return { kind: 'ComputedMember', span, key, value };
  return { kind: 'MethodMember', span, name: key, value };
}

export function buildPropertyName(b: Builder, cst: CstNode): s.PropertyName | s.Expression {
  const computed = node(cst, 'expression');
  if (computed !== undefined) return b.expression(computed);
  return memberName(b, (token(cst, 'Word') ?? token(cst, 'String') ?? token(cst, 'Number')) as IToken);
}
