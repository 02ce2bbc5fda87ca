// Precedence: makes a tree of `a + b * c` as the parser gives it, operands and operators in a flat list. Operators
// stand on a stack until one comes that binds less, so that a list of any length takes linear time.
import type { IToken } from 'chevrotain';
import { grammarProblems as problems } from '../problems.ts';
import type { Span } from '../source.ts';
import type * as s from '../syntax.ts';
import { type Builder, tokenEnd, tokenSpan } from './concrete.ts';

const levels: readonly (readonly string[])[] = [
  ['??'],
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '===', '!=='],
  ['<', '>', '<=', '>=', 'instanceof', 'in', 'as', 'satisfies'],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
];
const precedence: ReadonlyMap<string, number> = new Map(
  levels.flatMap((names, level) => names.map(name => [name, level + 1] as const)),
);

export interface Operator {
  readonly name: string;
  readonly span: Span;
  /** For `as` and `satisfies`, which have a type on their right. */
  readonly type: s.TypeNode | 'const' | undefined;
}

/** Joins the signs of `>=`, `>>` and `>>>`. */
export function operatorNames(b: Builder, tokens: readonly IToken[]): { name: string; span: Span }[] {
  const result: { name: string; span: Span }[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    if (last?.name.startsWith('>') && last.span.end === token.startOffset) {
      result.pop();
      result.push({ name: last.name + token.image, span: b.span(last.span.start, tokenEnd(token)) });
    } else result.push({ name: token.image, span: tokenSpan(b, token) });
  }
  return result;
}

interface Pending {
  readonly operator: Operator;
  readonly level: number;
}

/** `starts` are where the operands begin, parentheses included. */
export function combine(b: Builder, operands: readonly Operand[], operators: readonly Operator[]): Operand {
  const values: Operand[] = [operands[0] as Operand];
  const pending: Pending[] = [];
  let next = 1;
  const reduce = (): void => {
    const { operator } = pending.pop() as Pending;
    const right = values.pop() as Operand;
    const left = values.pop() as Operand;
    values.push(binary(b, operator, left, right));
  };
  for (const operator of operators) {
    const level = precedence.get(operator.name) ?? 0;
    const rightFirst = operator.name === '**';
    for (let top = pending.at(-1); top !== undefined; top = pending.at(-1)) {
      if (top.level < level || (rightFirst && top.level === level)) break;
      reduce();
    }
    if (operator.type !== undefined) values.push(cast(b, operator, values.pop() as Operand, operator.type));
    else {
      pending.push({ operator, level });
      values.push(operands[next++] as Operand);
    }
  }
  while (pending.length > 0) reduce();
  return values[0] as Operand;
}

/** An expression with where it begins and ends as written, parentheses included. */
export interface Operand {
  readonly node: s.Expression;
  readonly span: Span;
  /** In parentheses; then nothing about its inside matters to its neighbours. */
  readonly closed: boolean;
}

function binary(b: Builder, operator: Operator, left: Operand, right: Operand): Operand {
  const span = b.span(left.span.start, right.span.end);
  checkMix(b, operator, left, right);
  const name = operator.name;
  if (name === '&&' || name === '||' || name === '??') {
    const node: s.Expression = {
      kind: 'LogicalExpression',
      span,
      operator: name,
      left: left.node,
      right: right.node,
    };
    return { node, span, closed: false };
  }
  if (
    name === '**' &&
    !left.closed &&
    (left.node.kind === 'UnaryExpression' || left.node.kind === 'AwaitExpression')
  ) {
    const sign = left.node.kind === 'UnaryExpression' ? left.node.operator : 'await';
    if (sign !== 'await') b.report(problems.unaryPower, { operator: sign }, left.span);
  }
  const node: s.Expression = {
    kind: 'BinaryExpression',
    span,
    operator: name as s.BinaryOperator,
    left: left.node,
    right: right.node,
  };
  return { node, span, closed: false };
}

function checkMix(b: Builder, operator: Operator, left: Operand, right: Operand): void {
  const outer = operator.name;
  if (outer !== '??' && outer !== '||' && outer !== '&&') return;
  for (const side of [left, right]) {
    if (side.closed || side.node.kind !== 'LogicalExpression') continue;
    const inner = side.node.operator;
    if ((outer === '??') === (inner === '??')) continue;
    b.report(problems.mixedNullish, { other: outer === '??' ? inner : outer }, operator.span);
    return;
  }
}

function cast(b: Builder, operator: Operator, value: Operand, type: s.TypeNode | 'const'): Operand {
  const span = b.span(value.span.start, type === 'const' ? operator.span.end : type.span.end);
  const node: s.Expression =
    operator.name === 'as'
      ? { kind: 'AsExpression', span, expression: value.node, type }
      : { kind: 'SatisfiesExpression', span, expression: value.node, type: type as s.TypeNode };
  return { node, span, closed: false };
}
