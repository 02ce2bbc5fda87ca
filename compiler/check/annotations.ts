// The types that are written for variables and parameters: none can be the type of what it is written for.
import { patternNames } from '../../grammar/index.ts';
import type { Expression, Pattern, TypeNode } from '../../grammar/syntax.ts';
import type { VariableBinding } from '../resolve/index.ts';
import type { Checker } from './context.ts';
import type { Type } from './types.ts';

/** Reads the type that is written for what a pattern declares. */
export function annotation(checker: Checker, pattern: Pattern, read: () => Type): Type {
  const bindings = patternNames(pattern).map(name => checker.resolution.bindings.get(name));
  const variables = bindings.filter(binding => binding?.kind === 'variable');
  for (const variable of variables) checker.annotated.add(variable);
  const type = read();
  for (const variable of variables) checker.annotated.delete(variable);
  return type;
}

/** The variable of `typeof x.y` whose own type is being read. */
export function annotatedIn(
  checker: Checker,
  { expression }: { expression: Expression },
): VariableBinding | undefined {
  let root = expression;
  while (root.kind === 'MemberExpression' || root.kind === 'IndexExpression') root = root.object;
  const binding = root.kind === 'Identifier' ? checker.resolution.bindings.get(root) : undefined;
  return binding?.kind === 'variable' && checker.annotated.has(binding) ? binding : undefined;
}

/** Whether the type of a variable is part of a type, and not of something inside it that may be read later. */
export function needsTypeof(node: TypeNode): boolean {
  switch (node.kind) {
    case 'TypeofType':
      return true;
    case 'ArrayType':
      return needsTypeof(node.element);
    case 'TupleType':
      return node.elements.some(({ type }) => needsTypeof(type));
    case 'UnionType':
    case 'IntersectionType':
      return node.types.some(needsTypeof);
    case 'ReferenceType':
      return node.args.some(needsTypeof);
    case 'IndexedAccessType':
      return needsTypeof(node.object) || needsTypeof(node.index);
    case 'ReadonlyType':
    case 'KeyofType':
      return needsTypeof(node.type);
    default:
      return false;
  }
}
