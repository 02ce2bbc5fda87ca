// `try`: what is known in `catch` and `finally`, where the code before may have run in part.
import type { TryStatement } from '../../grammar/syntax.ts';
import { unknownType } from './construct.ts';
import { type Checker, emptyFlow, type Flow } from './context.ts';
import { forget, join, narrowTo, variableKey, withValue } from './flow.ts';
import { bindPattern } from './patterns.ts';

export function checkTry(checker: Checker, node: TryStatement): void {
  const before = checker.flow ?? emptyFlow;
  const { writes } = checker.resolution;
  checker.visit.statements(node.block.statements);
  let after = checker.flow;
  if (node.handler !== undefined) {
    checker.flow = forget(before, writes.get(node.block));
    if (node.parameter !== undefined) bindPattern(checker, node.parameter, unknownType);
    checker.visit.statements(node.handler.statements);
    after = join(after, checker.flow);
  }
  checker.flow = after;
  if (node.finalizer === undefined) return;
  checker.flow = forget(before, writes.get(node));
  checker.visit.statements(node.finalizer.statements);
  const last = checker.flow;
  checker.flow =
    last === undefined || after === undefined ? undefined : afterFinally(checker, node, { after, last });
}

/** What the `finally` block assigned is known from it, the rest from before it. */
function afterFinally(
  checker: Checker,
  node: TryStatement,
  { after, last }: { after: Flow; last: Flow },
): Flow {
  const writes = node.finalizer && checker.resolution.writes.get(node.finalizer);
  if (writes === undefined) return after;
  let result = forget(after, writes);
  for (const binding of writes.assigned) {
    const key = variableKey(binding);
    const known = last.narrowed.get(key);
    if (known !== undefined) result = narrowTo(result, key, known);
    if (!last.unassigned.has(binding.id)) result = withValue(result, binding);
  }
  return result;
}
