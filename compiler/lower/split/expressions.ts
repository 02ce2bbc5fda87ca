// Expressions that wait somewhere inside. What is evaluated before the wait is put aside, in JavaScript's order; what
// is evaluated only sometimes becomes a branch.
import type * as js from 'estree';
import type {
  CallExpression,
  ConditionalExpression,
  Expression,
  LogicalExpression,
  ObjectLiteral,
  ObjectMember,
  SpreadElement,
  TemplateLiteral,
} from '../../../grammar/syntax.ts';
import { isPromiseCall } from '../begin.ts';
import { broken, typeOf } from '../context.ts';
import { array, assign, call, expressionStatement, id, object, property } from '../estree.ts';
import { assignmentOf, changeOf } from './assigning.ts';
import { awaitExpression } from './awaits.ts';
import { branch, eitherType, holds } from './branches.ts';
import { linkWithWaits } from './chains.ts';
import { beginParts } from './durable.ts';
import { valueBefore } from './evaluate.ts';
import { orderedValues } from './promises.ts';
import type { Splitter } from './splitter.ts';
import { temporary } from './splitter.ts';

/** The value of an expression that cannot stay whole. */
export function splitExpression(node: Expression, s: Splitter): js.Expression {
  switch (node.kind) {
    case 'AwaitExpression':
      return awaitExpression(node, s);
    case 'AsExpression':
    case 'SatisfiesExpression':
      return s.expression(node.expression);
    case 'UnaryExpression':
      if (node.operator === 'void' && isBegun(node.argument, s))
        return {
          type: 'UnaryExpression',
          operator: 'void',
          prefix: true,
          argument: beginParts(node.argument, s, false),
        };
      if (node.operator === 'delete') return changeOf(node, s);
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
    case 'MemberExpression':
    case 'IndexExpression':
      return linkWithWaits(node, s);
    case 'NewExpression':
      return {
        type: 'NewExpression',
        callee: s.expression(node.callee),
        arguments: elementsInOrder(node.args, s),
      };
    case 'ArrayLiteral':
      return array(elementsInOrder(node.elements, s));
    case 'ObjectLiteral':
      return objectInOrder(node, s);
    case 'TemplateLiteral':
      return template(node, s);
    case 'AssignmentExpression':
      return assignmentOf(node, s);
    case 'UpdateExpression':
      return changeOf(node, s);
    case 'SequenceExpression':
      return sequence(node.expressions, s);
    default:
      return broken('an `await` here', node);
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
  const waits = node.expressions.findLastIndex(e => s.splits(e));
  const expressions = node.expressions.map((e, i) => textBefore(e, i < waits, s));
  return { type: 'TemplateLiteral', quasis, expressions };
}

/** A part of a template; what may change until the template is put together is made a text at once. */
function textBefore(node: Expression, early: boolean, s: Splitter): js.Expression {
  const { kind } = typeOf(s.scope, node);
  if (!early || (kind !== 'array' && kind !== 'tuple' && kind !== 'object'))
    return valueBefore(node, early, s);
  const name = temporary(s, 'value', undefined, node.span);
  s.builder.emit(expressionStatement(assign(id(name), call(id('String'), s.expression(node)))));
  return id(name);
}

function isBegun(node: Expression, s: Splitter): node is CallExpression {
  return node.kind === 'CallExpression' && isPromiseCall(node, s.scope);
}

/** Elements with spreads, left to right. */
function elementsInOrder(
  nodes: readonly (Expression | SpreadElement)[],
  s: Splitter,
): (js.Expression | js.SpreadElement)[] {
  const last = nodes.findLastIndex(n => s.splits(n));
  return nodes.map((node, i) => {
    const value = valueBefore(node, i < last, s);
    return node.kind === 'SpreadElement' ? { type: 'SpreadElement', argument: value } : value;
  });
}

function objectInOrder(node: ObjectLiteral, s: Splitter): js.Expression {
  const last = node.members.findLastIndex(m => s.splits(m));
  const keep = (e: Expression, early: boolean): js.Expression => valueBefore(e, early, s);
  return object(node.members.map((m, i) => memberInOrder(m, { early: i < last, keep }, s)));
}

/** `early`: a later member waits. */
function memberInOrder(
  m: ObjectMember,
  { early, keep }: { early: boolean; keep: (e: Expression, early: boolean) => js.Expression },
  s: Splitter,
): js.Property | js.SpreadElement {
  switch (m.kind) {
    case 'PropertyMember':
      return property(m.name.text, keep(m.value, early));
    case 'ShorthandMember':
      return property(m.name.name, keep(m.name, early));
    case 'MethodMember':
      return property(m.name.text, s.scope.to.expression(m.value, s.scope));
    case 'SpreadElement':
      return { type: 'SpreadElement', argument: spreadObject(m.argument, early, s) };
    case 'ComputedMember': {
      const key = keep(m.key, early || s.splits(m.value));
      return { ...property('key', keep(m.value, early)), key, computed: true, shorthand: false };
    }
    default:
      m satisfies never;
      return broken('an object member', m);
  }
}

/** What is spread is spread before the next member is evaluated. */
function spreadObject(node: Expression, early: boolean, s: Splitter): js.Expression {
  const value = s.expression(node);
  if (!early) return value;
  const name = temporary(s, 'value', undefined, node.span);
  s.builder.emit(expressionStatement(assign(id(name), object([{ type: 'SpreadElement', argument: value }]))));
  return id(name);
}

/** `a && await b`: b is evaluated only if a says so. */
function logical(node: LogicalExpression, s: Splitter): js.Expression {
  if (!s.splits(node.right)) {
    const left = s.expression(node.left);
    return { type: 'LogicalExpression', operator: node.operator, left, right: s.expression(node.right) };
  }
  const name = temporary(s, 'value', eitherType(node.left, node, s), node.span);
  s.builder.emit(expressionStatement(assign(id(name), s.expression(node.left))));
  const right = (): void => s.builder.emit(expressionStatement(assign(id(name), s.expression(node.right))));
  branch(s, node, holds(node.operator, id(name)), { yes: right });
  return id(name);
}

function choice(node: ConditionalExpression, s: Splitter): js.Expression {
  const name = temporary(s, 'value', typeOf(s.scope, node), node.span);
  const give = (e: Expression) => (): void =>
    s.builder.emit(expressionStatement(assign(id(name), s.expression(e))));
  branch(s, node, s.expression(node.test), { yes: give(node.consequent), no: give(node.alternate) });
  return id(name);
}

function sequence(nodes: readonly Expression[], s: Splitter): js.Expression {
  const last = nodes[nodes.length - 1] as Expression;
  for (const node of nodes.slice(0, -1)) s.builder.emit(expressionStatement(s.expression(node)));
  return s.expression(last);
}
