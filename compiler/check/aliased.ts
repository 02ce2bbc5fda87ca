// Names that stand for something else: a constant that holds a condition, and variables that were taken out of one
// value. Testing them tells about what they stand for, as long as that cannot have changed since.
import type { Expression, Pattern } from '../../grammar/syntax.ts';
import type { VariableBinding } from '../resolve/index.ts';
import type { Checker, Flow, Part } from './context.ts';
import { narrowTo, variableKey } from './flow.ts';
import { memberOf } from './members.ts';
import { whenIs, whenProperty } from './narrow.ts';
import type { Type } from './types.ts';

/** How long a chain of aliases may be. */
const deepest = 5;

/** What a constant was given, if testing the constant may tell about it. */
export function aliasOf(checker: Checker, node: Expression): Expression | undefined {
  if (node.kind !== 'Identifier' || checker.aliasing >= deepest || checker.aliases.size === 0)
    return undefined;
  const binding = checker.resolution.bindings.get(node);
  return binding?.kind === 'variable' ? checker.aliases.get(binding) : undefined;
}

/** Looks at something through an alias: only what has not changed since is narrowed. */
export function throughAlias<T>(checker: Checker, look: () => T): T {
  checker.aliasing++;
  try {
    return look();
  } finally {
    checker.aliasing--;
  }
}

/** Whether what an expression refers to is the same whenever it is read. */
export function isConstantReference(checker: Checker, node: Expression): boolean {
  switch (node.kind) {
    case 'ThisExpression':
      return true;
    case 'Identifier': {
      const binding = checker.resolution.bindings.get(node);
      return binding?.kind === 'variable' && isConstant(binding);
    }
    case 'MemberExpression': {
      const object = checker.types.get(node.object);
      if (object === undefined || !isConstantReference(checker, node.object)) return false;
      return memberOf(checker.members, object, node.property.name)?.readonly === true;
    }
    default:
      return false;
  }
}

function isConstant(binding: VariableBinding): boolean {
  return binding.form === 'const' || binding.form === 'module' || binding.lastWrite === -1;
}

/** Notes what a pattern takes out of a union: `const { kind, value } = result`. */
export function rememberParts(
  checker: Checker,
  { pattern, type, source }: { pattern: Pattern; type: Type; source: Expression | undefined },
): void {
  if (type.kind !== 'union') return;
  const parts = directParts(pattern).flatMap(({ name, target }) => {
    const binding = checker.resolution.bindings.get(target);
    const isFixed = binding?.kind === 'variable' && binding.form !== 'let' && isConstant(binding);
    return isFixed ? [{ name, binding }] : [];
  });
  const whole = { key: `~${checker.freshId()}`, type, parts, source };
  for (const { name, binding } of parts) checker.parts.set(binding, { name, whole });
}

function directParts(
  pattern: Pattern,
): readonly { name: string; target: Expression & { kind: 'Identifier' } }[] {
  if (pattern.kind === 'ObjectPattern') {
    return pattern.properties.flatMap(({ key, value, default: fallback }) =>
      key.kind === 'PropertyName' && value.kind === 'Identifier' && fallback === undefined
        ? [{ name: key.text, target: value }]
        : [],
    );
  }
  if (pattern.kind !== 'ArrayPattern') return [];
  return pattern.elements.flatMap((element, i) =>
    element?.value.kind === 'Identifier' && element.default === undefined
      ? [{ name: String(i), target: element.value }]
      : [],
  );
}

export function partOf(checker: Checker, node: Expression): Part | undefined {
  if (node.kind !== 'Identifier' || checker.parts.size === 0) return undefined;
  const binding = checker.resolution.bindings.get(node);
  return binding?.kind === 'variable' ? checker.parts.get(binding) : undefined;
}

/** What is known of one part tells which alternatives of the whole are left, and so about the other parts. */
export function narrowParts(checker: Checker, flow: Flow, part: Part, narrow: (type: Type) => Type): Flow {
  const { whole, name } = part;
  const before = flow.narrowed.get(whole.key) ?? whole.type;
  const after = whenProperty(checker.members, before, { name, narrow });
  if (after === before) return flow;
  let result = narrowTo(flow, whole.key, after);
  for (const other of whole.parts) {
    if (other.name === name) continue;
    const member = memberOf(checker.members, after, other.name);
    if (member === undefined) continue;
    const key = variableKey(other.binding);
    const known = flow.narrowed.get(key);
    const type = known === undefined ? member.type : whenIs(checker.relations, known, member.type, true);
    result = narrowTo(result, key, type);
  }
  return result;
}
