// Conditions that say nothing: a function that is tested instead of called, and a call that gives nothing.
import { forEachChild, type Node } from '../../grammar/index.ts';
import type { Expression } from '../../grammar/syntax.ts';
import { textOf } from './access.ts';
import { isPrimitive } from './construct.ts';
import { type Checker, complain, signaturesOf } from './context.ts';
import { checkProblems } from './problems.ts';
import type { Type } from './types.ts';

export function reportVoidTest(checker: Checker, node: Expression, type: Type): void {
  if (!isPrimitive(type, 'void')) return;
  complain(checker, checkProblems.alwaysTrue, { args: { value: '', what: 'void' }, span: node.span });
}

/** `if (f) …` where `f` is always there, and is not called in what follows either. */
export function reportUncalled(checker: Checker, test: Expression, body: Node): void {
  if (test.kind !== 'Identifier' && test.kind !== 'MemberExpression') return;
  const type = checker.types.get(test);
  const value = textOf(test);
  if (type === undefined || value === undefined || signaturesOf(type).length === 0) return;
  if (test.kind === 'MemberExpression' && test.optional) return;
  if (mentions(checker, body, test)) return;
  complain(checker, checkProblems.alwaysTrue, { args: { value, what: 'function' }, span: test.span });
}

function mentions(checker: Checker, body: Node, test: Expression): boolean {
  let found = false;
  const visit = (node: Node): void => {
    if (found) return;
    if (node.kind === 'Identifier' && test.kind === 'Identifier') {
      const binding = checker.resolution.bindings.get(test);
      found = binding !== undefined && checker.resolution.bindings.get(node) === binding;
    } else if (node.kind === 'MemberExpression' && test.kind === 'MemberExpression') {
      found = textOf(node) === textOf(test);
    }
    forEachChild(node, visit);
  };
  visit(body);
  return found;
}
