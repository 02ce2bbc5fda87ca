// Decisions and computations that the state machine does itself: a Choice, or a Pass where there is nothing to decide.
import type { Native, NativeSet } from '../../compiler/ir/native.ts';
import type { ChoiceNode } from '../../compiler/ir/workflow.ts';
import { expression, template } from './expressions.ts';
import { plainText } from './naming.ts';
import { nativeText } from './native.ts';
import { add, assigning, comment, type Scope, target } from './scope.ts';
import type { Assign, Template } from './types.ts';

export function emitChoice(scope: Scope, node: ChoiceNode): void {
  const name = target(scope, node.id);
  const otherwise = nativeAssign(scope, node.sets);
  if (node.choices.length === 0) {
    const Comment = comment(scope, node.span, 'computes, without a function');
    add(scope, name, {
      Type: 'Pass',
      Comment,
      ...otherwise,
      Output: {},
      Next: target(scope, node.otherwise),
    });
    return;
  }
  add(scope, name, {
    Type: 'Choice',
    Comment: comment(scope, node.span, 'decides how to go on'),
    Choices: node.choices.map(choice => ({
      Comment: plainText(choice.label),
      Condition: expression(nativeText(choice.when)),
      ...nativeAssign(scope, choice.sets),
      Next: target(scope, choice.next),
    })),
    ...otherwise,
    Default: target(scope, node.otherwise),
  });
}

function nativeAssign(scope: Scope, sets: readonly NativeSet[]): { readonly Assign?: Assign } {
  if (sets.length === 0) return {};
  const assigned = sets.map(s => assigning(scope, s.variable, nativeTemplate(s.value)));
  return { Assign: Object.assign({}, ...assigned) };
}

function nativeTemplate(native: Native): Template {
  return native.kind === 'operand' ? template(native.operand) : expression(nativeText(native));
}
