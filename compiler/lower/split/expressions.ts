// Expressions that wait somewhere inside. What is evaluated before the wait is put aside, in JavaScript's order; what
// is evaluated only sometimes becomes a branch.
import type * as js from 'estree';
import type {
  CallExpression,
  ConditionalExpression,
  Expression,
  LogicalExpression,
  ObjectLiteral,
  SpreadElement,
  TemplateLiteral,
} from '../../../grammar/syntax.ts';
import { typeOf } from '../context.ts';
import {
  array,
  assign,
  at,
  expressionStatement,
  id,
  literal,
  member,
  object,
  property,
  undefinedValue,
} from '../estree.ts';
import { isFunction } from '../facts.ts';
import { lowerProblems } from '../problems.ts';
import { assignmentOf } from './assigning.ts';
import { awaitExpression } from './awaits.ts';
import { calledMethod, orderedValues } from './promises.ts';
import type { Splitter } from './splitter.ts';
import { isConstant, leavesTurn, refuse, sourceText, spill, temporary } from './splitter.ts';
import { merge, restore, statuses } from './statuses.ts';

/** The value of an expression that cannot stay whole. */
export function splitExpression(node: Expression, s: Splitter): js.Expression {
  switch (node.kind) {
    case 'AwaitExpression':
      return awaitExpression(node, s);
    case 'AsExpression':
    case 'SatisfiesExpression':
      return s.expression(node.expression);
    case 'UnaryExpression':
      if (node.operator === 'void') return forgotten(node.argument, s);
      return {
        type: 'UnaryExpression',
        operator: node.operator,
        prefix: true,
        argument: s.expression(node.argument),
      };
    case 'BinaryExpression': {
      const [left, right] = orderedValues([node.left, node.right], s) as [js.Expression, js.Expression];
      return { type: 'BinaryExpression', operator: node.operator, left, right };
    }
    case 'LogicalExpression':
      return logical(node, s);
    case 'ConditionalExpression':
      return choice(node, s);
    case 'CallExpression':
      return callWithWaits(node, s);
    case 'NewExpression':
      return {
        type: 'NewExpression',
        callee: s.expression(node.callee),
        arguments: elementsInOrder(node.args, s),
      };
    case 'MemberExpression':
      return node.optional
        ? misplaced('behind `?.`', node, s)
        : member(s.expression(node.object), node.property.name);
    case 'IndexExpression': {
      if (node.optional) return misplaced('behind `?.`', node, s);
      const [object, index] = orderedValues([node.object, node.index], s) as [js.Expression, js.Expression];
      return at(object, index);
    }
    case 'ArrayLiteral':
      return array(elementsInOrder(node.elements, s));
    case 'ObjectLiteral':
      return objectInOrder(node, s);
    case 'TemplateLiteral':
      return template(node, s);
    case 'AssignmentExpression':
      return assignmentOf(node, s);
    case 'SequenceExpression':
      return sequence(node.expressions, s);
    default:
      return misplaced('in this place', node, s);
  }
}

function template(node: TemplateLiteral, s: Splitter): js.Expression {
  const last = node.parts.length - 1;
  const quasis = node.parts.map(
    (p, i): js.TemplateElement => ({
      type: 'TemplateElement',
      value: { raw: p.raw, cooked: p.cooked },
      tail: i === last,
    }),
  );
  return { type: 'TemplateLiteral', quasis, expressions: orderedValues(node.expressions, s) };
}

function misplaced(name: string, node: Expression, s: Splitter): js.Expression {
  refuse(s, lowerProblems.awaitPlace, { name }, node.span);
  return undefinedValue();
}

function forgotten(node: Expression, s: Splitter): js.Expression {
  refuse(s, lowerProblems.forget, null, node.span);
  return undefinedValue();
}

/** A call whose callee or arguments wait, or that is itself a promise in a place where nobody expects one. */
function callWithWaits(node: CallExpression, s: Splitter): js.Expression {
  const target = s.scope.lowering.program.calls.get(node);
  if (leavesTurn(target) || calledMethod(node, s) !== undefined) {
    refuse(s, lowerProblems.promiseForm, null, node.span);
    return undefinedValue();
  }
  if (node.optional) return misplaced('behind `?.`', node, s);
  const { callee } = node;
  const receiver = callee.kind === 'MemberExpression' && s.splits(callee.object) ? [callee.object] : [];
  if (receiver.length === 0 && !calleeStays(node, s))
    return misplaced('in the arguments of this call', node, s);
  return withParts(node, [...receiver, ...node.args], s);
}

/** An expression whose parts are evaluated first, as far as something waits among them; the rest of it stays as it is. */
function withParts(
  node: Expression,
  parts: readonly (Expression | SpreadElement)[],
  s: Splitter,
): js.Expression {
  const values = parts.map(p => (p.kind === 'SpreadElement' ? p.argument : p)).filter(p => !isFunction(p));
  const early = values.slice(0, values.findLastIndex(p => s.splits(p)) + 1);
  const evaluated = orderedValues(early, s);
  const given = new Map(early.map((p, i) => [p, evaluated[i] as js.Expression]));
  return s.scope.to.expression(node, { ...s.scope, given });
}

/** Whether the callee can be evaluated after the arguments: a name, a library function, a method of a plain name. */
function calleeStays(node: CallExpression, s: Splitter): boolean {
  const target = s.scope.lowering.program.calls.get(node);
  if (target?.kind === 'function' || target?.kind === 'own' || target?.kind === 'state') return true;
  if (node.callee.kind === 'Identifier') return true;
  return node.callee.kind === 'MemberExpression' && node.callee.object.kind === 'Identifier';
}

/** Elements with spreads, left to right. */
function elementsInOrder(
  nodes: readonly (Expression | SpreadElement)[],
  s: Splitter,
): (js.Expression | js.SpreadElement)[] {
  const values = orderedValues(
    nodes.map(n => (n.kind === 'SpreadElement' ? n.argument : n)),
    s,
  );
  return values.map((value, i) =>
    nodes[i]?.kind === 'SpreadElement' ? { type: 'SpreadElement', argument: value } : value,
  );
}

function objectInOrder(node: ObjectLiteral, s: Splitter): js.Expression {
  const last = node.members.findLastIndex(m => s.splits(m));
  const properties: (js.Property | js.SpreadElement)[] = [];
  node.members.forEach((m, i) => {
    const keep = (e: Expression): js.Expression => {
      const value = s.expression(e);
      return i < last && !isConstant(value) ? spill(s, value, e) : value;
    };
    if (m.kind === 'PropertyMember') properties.push(property(m.name.text, keep(m.value)));
    else if (m.kind === 'ShorthandMember') properties.push(property(m.name.name, keep(m.name)));
    else if (m.kind === 'SpreadElement')
      properties.push({ type: 'SpreadElement', argument: keep(m.argument) });
    else if (m.kind === 'MethodMember')
      properties.push(property(m.name.text, s.scope.to.expression(m.value, s.scope)));
    else
      properties.push({
        ...property('key', keep(m.value)),
        key: keep(m.key),
        computed: true,
        shorthand: false,
      });
  });
  return object(properties);
}

/** `a && await b`: b is evaluated only if a says so. */
function logical(node: LogicalExpression, s: Splitter): js.Expression {
  if (!s.splits(node.right)) {
    const left = s.expression(node.left);
    return { type: 'LogicalExpression', operator: node.operator, left, right: s.expression(node.right) };
  }
  const name = temporary(s, 'value', typeOf(s.scope, node), node.span);
  s.builder.emit(expressionStatement(assign(id(name), s.expression(node.left))));
  const test: js.Expression =
    node.operator === '&&'
      ? id(name)
      : node.operator === '||'
        ? { type: 'UnaryExpression', operator: '!', prefix: true, argument: id(name) }
        : { type: 'BinaryExpression', operator: '==', left: id(name), right: literal(null) };
  const right = (): void => s.builder.emit(expressionStatement(assign(id(name), s.expression(node.right))));
  branch(s, node, test, { yes: right });
  return id(name);
}

function choice(node: ConditionalExpression, s: Splitter): js.Expression {
  const name = temporary(s, 'value', typeOf(s.scope, node), node.span);
  const give = (e: Expression) => (): void =>
    s.builder.emit(expressionStatement(assign(id(name), s.expression(e))));
  branch(s, node, s.expression(node.test), { yes: give(node.consequent), no: give(node.alternate) });
  return id(name);
}

/** The condition of an `if` or `?:`, in the words of the program. */
function conditionText(node: { readonly span: Expression['span'] }, s: Splitter): string | undefined {
  return 'test' in node ? sourceText(s, (node.test as Expression).span) : undefined;
}

/** Two ways that join again. */
export function branch(
  s: Splitter,
  node: { readonly span: Expression['span'] },
  test: js.Expression,
  { yes, no }: { readonly yes: () => void; readonly no?: (() => void) | undefined },
): void {
  const { builder } = s;
  const yesBlock = builder.block(node.span);
  const after = builder.block(node.span);
  const noBlock = no === undefined ? after : builder.block(node.span);
  builder.end({ kind: 'branch', test, yes: yesBlock, no: noBlock, text: conditionText(node, s) }, node.span);
  const before = statuses(s);
  builder.open(yesBlock);
  yes();
  const one = builder.dead ? undefined : statuses(s);
  builder.end({ kind: 'goto', to: after }, node.span);
  restore(s, before);
  builder.open(noBlock);
  no?.();
  if (builder.dead && one !== undefined) restore(s, one);
  else if (one !== undefined) merge(one);
  if (noBlock !== after) builder.end({ kind: 'goto', to: after }, node.span);
  builder.open(after);
}

function sequence(nodes: readonly Expression[], s: Splitter): js.Expression {
  const last = nodes[nodes.length - 1] as Expression;
  for (const node of nodes.slice(0, -1)) s.builder.emit(expressionStatement(s.expression(node)));
  return s.expression(last);
}
