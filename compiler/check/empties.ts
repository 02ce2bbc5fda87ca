// `rooms ?? {}`, `list || []`, `test ? list : []`: an empty literal that fits the other side adds nothing to its type.
import type { Expression } from '../../grammar/syntax.ts';
import { isInvalid, union } from './construct.ts';
import type { Checker } from './context.ts';
import type { Type } from './types.ts';

interface Side {
  readonly node: Expression;
  readonly type: Type;
}

/** The union of two sides of an expression, as TypeScript reduces it. */
export function eitherOf(checker: Checker, first: Side, second: Side): Type {
  if (addsNothing(checker, first, second.type)) return second.type;
  if (addsNothing(checker, second, first.type)) return first.type;
  return union([first.type, second.type]);
}

function addsNothing(checker: Checker, { node, type }: Side, other: Type): boolean {
  const empty =
    (node.kind === 'ObjectLiteral' && node.members.length === 0) ||
    (node.kind === 'ArrayLiteral' && node.elements.length === 0);
  return empty && !isInvalid(other) && checker.relations.assignable(type, other);
}
