// Patterns: what destructuring, parameters and assignments bind.
import type * as js from 'estree';
import type {
  ArrayPattern,
  Expression,
  Identifier,
  ObjectPattern,
  Parameter,
  Pattern,
  PatternProperty,
} from '../../grammar/syntax.ts';
import type { Scope } from './context.ts';
import { broken, expression, placed } from './context.ts';
import { id, isIdentifierName, literal } from './estree.ts';
import { topName } from './names.ts';
import { statePath } from './state-places.ts';

/** A pattern that declares or assigns local names. */
export function pattern(node: Pattern, scope: Scope): js.Pattern {
  switch (node.kind) {
    case 'Identifier':
      return placed(scope, node.span, localName(node, scope));
    case 'MemberExpression':
    case 'IndexExpression':
      // JavaScript's patterns cannot wait for the store: destructuring.ts does it.
      if (statePath(node, scope.lowering.program.states)) return broken('a state in a pattern', node);
      return expression(node, scope) as js.MemberExpression;
    case 'ObjectPattern':
      return objectPattern(node, scope);
    case 'ArrayPattern':
      return arrayPattern(node, scope);
    default:
      node satisfies never;
      return broken('a pattern', node);
  }
}

export function localName(node: Identifier, scope: Scope): js.Identifier {
  const symbol = scope.lowering.program.names.get(node);
  if (symbol?.kind === 'variable')
    return id(symbol.form === 'module' ? topName(symbol.name) : scope.names.of(symbol));
  if (symbol?.kind === 'function') return id(scope.names.of(symbol));
  return broken(`the name '${node.name}'`, node);
}

function objectPattern(node: ObjectPattern, scope: Scope): js.Pattern {
  const properties: (js.AssignmentProperty | js.RestElement)[] = node.properties.map(p =>
    taking(
      keyIn(p.key, key => expression(key, scope)),
      withDefault(pattern(p.value, scope), p.default, scope),
    ),
  );
  if (node.rest !== undefined) properties.push({ type: 'RestElement', argument: pattern(node.rest, scope) });
  return { type: 'ObjectPattern', properties };
}

/** The key of a property in generated code. */
export interface Key {
  readonly key: js.Expression;
  readonly computed: boolean;
}

export function keyIn(key: PatternProperty['key'], translate: (computed: Expression) => js.Expression): Key {
  if (key.kind === 'ComputedKey') return { key: translate(key.expression), computed: true };
  return { key: isIdentifierName(key.text) ? id(key.text) : literal(key.text), computed: false };
}

/** `key: value` in a pattern. */
export function taking({ key, computed }: Key, value: js.Pattern): js.AssignmentProperty {
  return { type: 'Property', key, value, kind: 'init', method: false, shorthand: false, computed };
}

function arrayPattern(node: ArrayPattern, scope: Scope): js.Pattern {
  const elements: (js.Pattern | null)[] = node.elements.map(e =>
    e === undefined ? null : withDefault(pattern(e.value, scope), e.default, scope),
  );
  if (node.rest !== undefined) elements.push({ type: 'RestElement', argument: pattern(node.rest, scope) });
  return { type: 'ArrayPattern', elements };
}

export function withDefault(left: js.Pattern, value: Expression | undefined, scope: Scope): js.Pattern {
  return value === undefined ? left : { type: 'AssignmentPattern', left, right: expression(value, scope) };
}

export function parameter(node: Parameter, scope: Scope): js.Pattern {
  const target = pattern(node.pattern, scope);
  if (node.rest) return { type: 'RestElement', argument: target };
  return withDefault(target, node.default, scope);
}

/** What stands left of `=`. */
export function assignmentTarget(node: Expression | ObjectPattern | ArrayPattern, scope: Scope): js.Pattern {
  if (node.kind === 'ObjectPattern' || node.kind === 'ArrayPattern' || node.kind === 'Identifier')
    return pattern(node, scope);
  return expression(node, scope) as js.MemberExpression;
}
