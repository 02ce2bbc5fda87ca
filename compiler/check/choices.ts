// `a ?? b` and `test ? a : b`.
import type { Expression, LogicalExpression } from '../../grammar/syntax.ts';
import { checkBranch, narrowReference } from './conditions.ts';
import { isNever, union } from './construct.ts';
import type { Checker } from './context.ts';
import { eitherOf } from './empties.ts';
import { join, narrowTo, referenceKey } from './flow.ts';
import { isNullable, withoutNullish } from './narrow.ts';
import { alike } from './spread.ts';
import { reportUncalled } from './tested.ts';
import type { Type } from './types.ts';

/** `a ?? b`. */
export function checkCoalesce(checker: Checker, node: LogicalExpression, expected: Type | undefined): Type {
  const left = checker.visit.expression(node.left, expected);
  const before = checker.flow;
  const key = referenceKey(checker.resolution, node.left);
  if (before !== undefined && key !== undefined && isNullable(left)) {
    checker.flow = narrowTo(before, key, union(nullishParts(left)));
  }
  const right = checker.visit.expression(node.right, expected ?? withoutNullish(left));
  checker.flow =
    isNever(right) && before !== undefined
      ? narrowReference(checker, before, { node: node.left, narrow: withoutNullish })
      : join(before, checker.flow);
  return eitherOf(
    checker,
    { node: node.left, type: withoutNullish(left) },
    { node: node.right, type: right },
  );
}

function nullishParts(type: Type): readonly Type[] {
  return type.kind === 'union' ? type.types.filter(part => isNullable(part)) : [type];
}

/** `test ? a : b`. */
export function checkConditional(
  checker: Checker,
  node: Expression & { kind: 'ConditionalExpression' },
  expected: Type | undefined,
): Type {
  const { whenTrue, whenFalse } = checkBranch(checker, node.test);
  reportUncalled(checker, node.test, node.consequent);
  checker.flow = whenTrue;
  const first = checker.visit.expression(node.consequent, expected);
  const afterFirst = checker.flow;
  checker.flow = whenFalse;
  const second = checker.visit.expression(node.alternate, expected);
  checker.flow = join(afterFirst, checker.flow);
  const [one = first, other = second] = expected === undefined ? alike([first, second]) : [];
  return eitherOf(checker, { node: node.consequent, type: one }, { node: node.alternate, type: other });
}
