// What patterns and assignments give values to: names, members `a.b` and elements `a[b]`.
import type { Node } from './children.ts';
import type { Expression, Identifier, Pattern, PatternTarget } from './syntax.ts';

/** The targets of a pattern, from left to right. */
export function patternTargets(pattern: Pattern): readonly PatternTarget[] {
  switch (pattern.kind) {
    case 'Identifier':
    case 'MemberExpression':
    case 'IndexExpression':
      return [pattern];
    case 'ObjectPattern':
      return [
        ...pattern.properties.flatMap(property => patternTargets(property.value)),
        ...(pattern.rest === undefined ? [] : [pattern.rest]),
      ];
    case 'ArrayPattern':
      return [...pattern.elements, { value: pattern.rest }].flatMap(element =>
        element?.value === undefined ? [] : patternTargets(element.value),
      );
    default:
      return pattern satisfies never;
  }
}

/** The names that a pattern declares or assigns. */
export function patternNames(pattern: Pattern): readonly Identifier[] {
  return patternTargets(pattern).filter(target => target.kind === 'Identifier');
}

/** What a node itself gives new values to: by `=` and its like, `++` and `--`, and a `for` that declares nothing. */
export function assignedTargets(node: Node): readonly Expression[] {
  switch (node.kind) {
    case 'AssignmentExpression':
      return node.target.kind === 'ObjectPattern' || node.target.kind === 'ArrayPattern'
        ? patternTargets(node.target)
        : [node.target];
    case 'UpdateExpression':
      return [node.argument];
    case 'ForOfStatement':
    case 'ForInStatement':
      return node.keyword === undefined ? patternTargets(node.pattern) : [];
    default:
      return [];
  }
}
