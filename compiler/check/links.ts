// What the links of a chain say about the objects before them: which property is asked for, whether the chain may end early, and
// whether a property can tell what the object is.
import type { Expression } from '../../grammar/syntax.ts';
import { alternatives } from './construct.ts';
import type { Checker, Flow } from './context.ts';
import { referenceKey } from './flow.ts';
import { withoutNullish } from './narrow.ts';
import type { Type } from './types.ts';

export function propertyName(node: Expression): string | undefined {
  if (node.kind === 'MemberExpression') return node.property.name;
  if (node.kind !== 'IndexExpression') return undefined;
  const { index } = node;
  return index.kind === 'StringLiteral' || index.kind === 'NumberLiteral' ? String(index.value) : undefined;
}

/** Whether a link of the chain, up to the given one, may end it. */
export function chainEnds(node: Expression): boolean {
  let link = node;
  while (
    link.kind === 'MemberExpression' ||
    link.kind === 'IndexExpression' ||
    link.kind === 'CallExpression'
  ) {
    if (link.optional) return true;
    link = link.kind === 'CallExpression' ? link.callee : link.object;
  }
  return false;
}

/** Whether an object is one of several that a property could tell apart, or was before something was known of it. */
export function isOneOfSeveral(
  checker: Checker,
  flow: Flow,
  { node, type }: { node: Expression; type: Type },
): boolean {
  if (alternatives(withoutNullish(type)).length > 1) return true;
  const key = referenceKey(checker.resolution, node);
  if (key === undefined || !flow.narrowed.has(key)) return false;
  const binding = node.kind === 'Identifier' ? checker.resolution.bindings.get(node) : undefined;
  const declared = binding?.kind === 'variable' ? checker.symbols.variableType(binding) : undefined;
  return declared === undefined || alternatives(withoutNullish(declared)).length > 1;
}
