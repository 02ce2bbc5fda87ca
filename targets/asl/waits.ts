// Timers: Wait states. A relative one is counted by the platform in whole seconds; a time that has passed is no wait.
import type { TimerNode } from '../../compiler/ir/workflow.ts';
import { expression, value } from './expressions.ts';
import type { Scope } from './scope.ts';
import { add, comment, target } from './scope.ts';
import type { WaitState } from './types.ts';

export function emitTimer(scope: Scope, node: TimerNode): void {
  add(scope, target(scope, node.id), {
    Type: 'Wait',
    Comment: comment(scope, node.span, 'waits'),
    ...waitTime(node),
    Output: {},
    Next: target(scope, node.next),
  });
}

function waitTime({ wait }: TimerNode): Pick<WaitState, 'Seconds' | 'Timestamp'> {
  const { kind, value: operand } = wait;
  const code = operand.kind === 'variable' ? value(operand.variable) : undefined;
  if (kind === 'seconds')
    return { Seconds: code === undefined ? Number(constantOf(operand)) : expression(code) };
  if (code !== undefined) return { Timestamp: expression(`$fromMillis(${code})`) };
  return { Timestamp: new Date(Number(constantOf(operand))).toISOString() };
}

function constantOf(operand: TimerNode['wait']['value']): unknown {
  return operand.kind === 'constant' ? operand.value : undefined;
}
