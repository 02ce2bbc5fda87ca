// What patterns bind: `const { a = await S.f(), ...rest } = …`. A pattern that waits nowhere stays as it is.
import type * as js from 'estree';
import type { Span } from '../../../grammar/source.ts';
import type { ArrayPattern, Expression, ObjectPattern, Pattern } from '../../../grammar/syntax.ts';
import type { Type } from '../../check/types.ts';
import {
  array,
  assign,
  at,
  call,
  expressionStatement,
  id,
  isIdentifierName,
  literal,
  member,
  undefinedValue,
} from '../estree.ts';
import { assignmentTarget } from '../patterns.ts';
import { branch } from './branches.ts';
import type { Splitter } from './splitter.ts';
import { temporary } from './splitter.ts';

/** Gives the parts of a value to the names of a pattern, from left to right, whatever its default values wait for. */
export function bind(target: Pattern, value: js.Expression, s: Splitter): void {
  if (!s.splits(target)) {
    s.builder.emit(expressionStatement(assign(assignmentTarget(target, s.scope), value)));
  } else if (target.kind === 'ObjectPattern')
    bindObject(target, holding(s, value, undefined, target.span), s);
  else if (target.kind === 'ArrayPattern') bindArray(target, holding(s, value, undefined, target.span), s);
}

/** A name for a value that is looked at several times. */
export function holding(
  s: Splitter,
  value: js.Expression,
  type: Type | undefined,
  span: Span,
): js.Identifier {
  if (value.type === 'Identifier' && s.builder.variables.get(value.name)?.source === undefined) return value;
  const name = temporary(s, 'whole', type, span);
  s.builder.emit(expressionStatement(assign(id(name), value)));
  return id(name);
}

function bindObject(node: ObjectPattern, whole: js.Identifier, s: Splitter): void {
  for (const p of node.properties) bindPart(p, memberOf(whole, p.key.text), s);
  if (node.rest === undefined) return;
  const taken = node.properties.map((p): js.AssignmentProperty => {
    const key = isIdentifierName(p.key.text) ? id(p.key.text) : literal(p.key.text);
    const unused = id(temporary(s, 'unused', undefined, p.span));
    return {
      type: 'Property',
      key,
      value: unused,
      kind: 'init',
      method: false,
      shorthand: false,
      computed: false,
    };
  });
  const rest: js.RestElement = { type: 'RestElement', argument: assignmentTarget(node.rest, s.scope) };
  s.builder.emit(expressionStatement(assign({ type: 'ObjectPattern', properties: [...taken, rest] }, whole)));
}

function memberOf(whole: js.Identifier, key: string): js.MemberExpression {
  return isIdentifierName(key) ? member(whole, key) : at(whole, literal(key));
}

function bindArray(node: ArrayPattern, whole: js.Identifier, s: Splitter): void {
  node.elements.forEach((e, i) => {
    if (e !== undefined) bindPart(e, at(whole, literal(i)), s);
  });
  if (node.rest !== undefined)
    bind(node.rest, call(member(whole, 'slice'), literal(node.elements.length)), s);
}

/** One part of a pattern, with its default value. */
function bindPart(
  part: { readonly value: Pattern; readonly default: Expression | undefined; readonly span: Span },
  value: js.Expression,
  s: Splitter,
): void {
  const { default: fallback } = part;
  if (fallback === undefined) return bind(part.value, value, s);
  const name = temporary(s, 'part', undefined, part.span);
  s.builder.emit(expressionStatement(assign(id(name), value)));
  const missing: js.Expression = {
    type: 'BinaryExpression',
    operator: '===',
    left: id(name),
    right: undefinedValue(),
  };
  branch(s, part, missing, {
    yes: () => s.builder.emit(expressionStatement(assign(id(name), s.expression(fallback)))),
  });
  bind(part.value, id(name), s);
}

/** The elements of what is taken apart by position: of an array itself, else of a copy. */
export function iterated(value: js.Expression, type: Type): js.Expression {
  return type.kind === 'array' || type.kind === 'tuple'
    ? value
    : array([{ type: 'SpreadElement', argument: value }]);
}
