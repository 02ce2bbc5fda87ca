// Calls that may come back to the method that makes them. They cannot be taken into its workflow, which would never end:
// each is begun as an execution of its own and waited for.
import type { CallExpression } from '../../../grammar/syntax.ts';
import type { MethodSymbol } from '../../check/program.ts';
import { functionCalled, methodCalled } from '../begin.ts';
import type { Splitter } from './splitter.ts';

export function recursive(node: CallExpression, s: Splitter): boolean {
  const { functions } = s.scope.lowering;
  const fn = functionCalled(node, s.scope);
  if (fn !== undefined) return functions.recursive(fn);
  const method = methodCalled(node, s.scope);
  return method !== undefined && inOneCircle(method, functions.ownerOf(s.method), s);
}

function inOneCircle(one: MethodSymbol, other: MethodSymbol, s: Splitter): boolean {
  return s.scope.lowering.graph.cycles.some(circle => circle.includes(one) && circle.includes(other));
}
