// The values of several parts, evaluated from left to right, where something waits among them.
import type * as js from 'estree';
import type { Expression, SpreadElement } from '../../../grammar/syntax.ts';
import { assign, expressionStatement, id } from '../estree.ts';
import { isFunction } from '../given.ts';
import type { Given } from './places.ts';
import type { Splitter } from './splitter.ts';
import { isConstant, spill, temporary } from './splitter.ts';

/** The values of parts, from left to right as far as something waits among them; the others stay in their places. */
export function evaluate(parts: readonly (Expression | SpreadElement)[], s: Splitter, given: Given): void {
  const last = parts.findLastIndex(p => s.splits(p));
  parts.slice(0, last + 1).forEach((part, i) => {
    const node = part.kind === 'SpreadElement' ? part.argument : part;
    if (!isFunction(node)) given.set(node, valueBefore(part, i < last, s));
  });
}

/** The value of a part; `early`: something waits before it is used. What is spread is spread now. */
export function valueBefore(part: Expression | SpreadElement, early: boolean, s: Splitter): js.Expression {
  const node = part.kind === 'SpreadElement' ? part.argument : part;
  const value = s.expression(node);
  if (!early || isConstant(value)) return value;
  if (part.kind !== 'SpreadElement') return spill(s, value, node);
  const copy: js.Expression = {
    type: 'ArrayExpression',
    elements: [{ type: 'SpreadElement', argument: value }],
  };
  const name = temporary(s, 'value', undefined, node.span);
  s.builder.emit(expressionStatement(assign(id(name), copy)));
  return id(name);
}
