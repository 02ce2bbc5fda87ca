// What patterns bind: `const { a = await S.f(), ...rest } = …`, `[b[await S.f()]] = …`. A pattern that waits nowhere stays as it is.
import type * as js from 'estree';
import type { Span } from '../../../grammar/source.ts';
import type {
  ArrayPattern,
  Expression,
  IndexExpression,
  MemberExpression,
  ObjectPattern,
  Pattern,
  PatternProperty,
} from '../../../grammar/syntax.ts';
import type { Type } from '../../check/types.ts';
import { destructuring } from '../destructuring.ts';
import { array, assign, call, expressionStatement, id, literal, member, undefinedValue } from '../estree.ts';
import { assignmentTarget, type Key, keyIn, taking } from '../patterns.ts';
import { branch } from './branches.ts';
import type { Given } from './places.ts';
import { kept, settle } from './places.ts';
import type { Splitter } from './splitter.ts';
import { temporary } from './splitter.ts';

/** Gives the parts of a value to what a pattern names, from left to right, whatever it waits for. */
export function bind(target: Pattern, value: js.Expression, s: Splitter, type?: Type): void {
  if (!s.splits(target)) {
    s.builder.emit(expressionStatement(destructuring(target, value, s.scope)));
  } else if (target.kind === 'ObjectPattern')
    bindObject(target, holding(s, value, undefined, target.span), s);
  else if (target.kind === 'ArrayPattern')
    bindArray(target, elementsOf(holding(s, value, undefined, target.span), type, s, target), s);
  else if (target.kind !== 'Identifier') reach(target, [], s)(value);
}

/** Settles where a member or an element is; gives what puts a value there, after `later` has run. */
function reach(
  target: MemberExpression | IndexExpression,
  later: readonly Expression[],
  s: Splitter,
): (value: js.Expression) => void {
  const given: Given = new Map();
  settle(target, later, s, given);
  const { span } = target;
  const value: Expression = { kind: 'Identifier', span, name: '' };
  const node: Expression = { kind: 'AssignmentExpression', span, operator: '=', target, value };
  return found => {
    given.set(value, found);
    s.builder.emit(expressionStatement(s.scope.to.expression(node, { ...s.scope, given })));
  };
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
  const keys = node.properties.map(p => {
    const key = keyIn(p.key, computed => kept(computed, s));
    bindPart(p, key, whole, s);
    return key;
  });
  const { rest } = node;
  if (rest === undefined) return;
  const put = rest.kind === 'Identifier' ? undefined : reach(rest, [], s);
  const taken = node.properties.map((p, i) =>
    taking(keys[i] as Key, id(temporary(s, 'unused', undefined, p.span))),
  );
  const others =
    put === undefined ? assignmentTarget(rest, s.scope) : id(temporary(s, 'rest', undefined, rest.span));
  const left: js.ObjectPattern = {
    type: 'ObjectPattern',
    properties: [...taken, { type: 'RestElement', argument: others }],
  };
  s.builder.emit(expressionStatement(assign(left, whole)));
  put?.(others as js.Identifier);
}

/** What is taken apart by position: arrays as they are, the elements of everything else. */
function elementsOf(
  whole: js.Identifier,
  type: Type | undefined,
  s: Splitter,
  { span }: ArrayPattern,
): js.Identifier {
  if (type?.kind === 'array' || type?.kind === 'tuple') return whole;
  const name = temporary(s, 'elements', undefined, span);
  const elements: js.Expression = {
    type: 'ConditionalExpression',
    test: call(member(id('Array'), 'isArray'), whole),
    consequent: whole,
    alternate: array([{ type: 'SpreadElement', argument: whole }]),
  };
  s.builder.emit(expressionStatement(assign(id(name), elements)));
  return id(name);
}

function bindArray(node: ArrayPattern, whole: js.Identifier, s: Splitter): void {
  node.elements.forEach((e, i) => {
    if (e !== undefined) bindPart(e, { key: literal(i), computed: true }, whole, s);
  });
  const { rest } = node;
  if (rest === undefined) return;
  const others = call(member(whole, 'slice'), literal(node.elements.length));
  if (rest.kind === 'MemberExpression' || rest.kind === 'IndexExpression') reach(rest, [], s)(others);
  else bind(rest, others, s);
}

type Part = Pick<PatternProperty, 'value' | 'default' | 'span'>;

/** One part of a pattern, with its default value. A member or an element is found before the part is read. */
function bindPart(part: Part, key: Key, whole: js.Identifier, s: Splitter): void {
  const { value: target, default: fallback } = part;
  const isMember = target.kind === 'MemberExpression' || target.kind === 'IndexExpression';
  const put = isMember
    ? reach(target, fallback === undefined ? [] : [fallback], s)
    : (value: js.Expression) => bind(target, value, s);
  const read: js.Expression = { type: 'MemberExpression', object: whole, ...memberKey(key), optional: false };
  if (fallback === undefined) return put(read);
  const name = temporary(s, 'part', undefined, part.span);
  s.builder.emit(expressionStatement(assign(id(name), read)));
  const missing: js.Expression = {
    type: 'BinaryExpression',
    operator: '===',
    left: id(name),
    right: undefinedValue(),
  };
  branch(s, part, missing, {
    yes: () => s.builder.emit(expressionStatement(assign(id(name), s.expression(fallback)))),
  });
  put(id(name));
}

function memberKey({ key, computed }: Key): { property: js.Expression; computed: boolean } {
  return { property: key, computed: computed || key.type !== 'Identifier' };
}
