// Ways that part and join again inside of a method that is taken apart.
import type * as js from 'estree';
import type { Expression } from '../../../grammar/syntax.ts';
import { union } from '../../check/construct.ts';
import type { Type } from '../../check/types.ts';
import { typeOf } from '../context.ts';
import { literal } from '../estree.ts';
import type { Splitter } from './splitter.ts';
import { sourceText } from './splitter.ts';
import { merge, restore, statuses } from './statuses.ts';

/** Whether the right side of `&&`, `||` or `??` is evaluated, by the value of the left. */
export function holds(operator: string, value: js.Expression): js.Expression {
  if (operator === '&&') return value;
  return operator === '||'
    ? { type: 'UnaryExpression', operator: '!', prefix: true, argument: value }
    : isMissing(value);
}

/**
 * What the variable of `left || right` may be: first the left side, whatever it is, and then the whole, of which only what the
 * operator lets through is a part. The branch between them looks at the first.
 */
export function eitherType(left: Expression, whole: Expression, { scope }: Splitter): Type {
  return union([typeOf(scope, left), typeOf(scope, whole)]);
}

/** `value == null`. */
export function isMissing(value: js.Expression): js.Expression {
  return { type: 'BinaryExpression', operator: '==', left: value, right: literal(null) };
}

/** The condition of an `if` or `?:`, in the words of the program. */
function conditionText(node: { readonly span: Expression['span'] }, s: Splitter): string | undefined {
  return 'test' in node ? sourceText(s, (node.test as Expression).span) : undefined;
}

/** Two ways that join again. */
export function branch(
  s: Splitter,
  node: { readonly span: Expression['span'] },
  test: js.Expression,
  { yes, no }: { readonly yes: () => void; readonly no?: (() => void) | undefined },
): void {
  const { builder } = s;
  const yesBlock = builder.block(node.span);
  const after = builder.block(node.span);
  const noBlock = no === undefined ? after : builder.block(node.span);
  builder.end({ kind: 'branch', test, yes: yesBlock, no: noBlock, text: conditionText(node, s) }, node.span);
  const before = statuses(s);
  builder.open(yesBlock);
  yes();
  const one = builder.dead ? undefined : statuses(s);
  builder.end({ kind: 'goto', to: after }, node.span);
  restore(s, before);
  builder.open(noBlock);
  no?.();
  if (builder.dead && one !== undefined) restore(s, one);
  else if (one !== undefined) merge(one);
  if (noBlock !== after) builder.end({ kind: 'goto', to: after }, node.span);
  builder.open(after);
}
