// Expressions without waits, as JavaScript. What touches state becomes an awaited call of a state handle; everything
// else means in JavaScript what it means in mu.
import type * as js from 'estree';
import type {
  ArrowFunction,
  Expression,
  FunctionExpression,
  Identifier,
  ObjectMember,
} from '../../grammar/syntax.ts';
import { assignment, deletion, stateRead, update } from './assignments.ts';
import { beginning, begun } from './begin.ts';
import { callExpression, newExpression } from './calls.ts';
import type { Scope } from './context.ts';
import { broken, elements, expression, placed, spread } from './context.ts';
import { array, awaiting, call, id, literal, member, object, property, undefinedValue } from './estree.ts';
import { functionParts, laterFunction } from './functions.ts';

type Translators = {
  readonly [K in Expression['kind']]: (node: Extract<Expression, { kind: K }>, scope: Scope) => js.Expression;
};

const translators: Translators = {
  Identifier: identifier,
  ThisExpression: node => broken('`this` alone', node),
  StringLiteral: node => literal(node.value),
  NumberLiteral: node => literal(node.value),
  BooleanLiteral: node => literal(node.value),
  NullLiteral: () => literal(null),
  RegExpLiteral: (node, scope) =>
    call(scope.module.runtime('linear'), {
      type: 'Literal',
      regex: { pattern: node.pattern, flags: node.flags },
      value: null,
      raw: `/${node.pattern}/${node.flags}`,
    }),
  TemplateLiteral: (node, scope) => ({
    type: 'TemplateLiteral',
    quasis: node.parts.map((part, i) => ({
      type: 'TemplateElement',
      value: { raw: part.raw, cooked: part.cooked },
      tail: i === node.parts.length - 1,
    })),
    expressions: node.expressions.map(e => expression(e, scope)),
  }),
  ArrayLiteral: (node, scope) => array(elements(node.elements, scope)),
  ObjectLiteral: (node, scope) => object(node.members.map(m => objectMember(m, scope))),
  ArrowFunction: closure,
  FunctionExpression: closure,
  UnaryExpression: unary,
  UpdateExpression: update,
  BinaryExpression: (node, scope) => ({
    type: 'BinaryExpression',
    operator: node.operator,
    left: expression(node.left, scope),
    right: expression(node.right, scope),
  }),
  LogicalExpression: (node, scope) => ({
    type: 'LogicalExpression',
    operator: node.operator,
    left: expression(node.left, scope),
    right: expression(node.right, scope),
  }),
  AssignmentExpression: assignment,
  ConditionalExpression: (node, scope) => ({
    type: 'ConditionalExpression',
    test: expression(node.test, scope),
    consequent: expression(node.consequent, scope),
    alternate: expression(node.alternate, scope),
  }),
  CallExpression: (node, scope) => callExpression(node, scope),
  NewExpression: newExpression,
  MemberExpression: (node, scope) => {
    const state = stateRead(node, scope);
    if (state !== undefined) return state;
    return chained(node, {
      ...member(expression(node.object, scope), node.property.name),
      optional: node.optional,
    });
  },
  IndexExpression: (node, scope) => {
    const state = stateRead(node, scope);
    if (state !== undefined) return state;
    const parts = { object: expression(node.object, scope), property: expression(node.index, scope) };
    return chained(node, { type: 'MemberExpression', ...parts, computed: true, optional: node.optional });
  },
  AwaitExpression: awaited,
  SequenceExpression: (node, scope) => ({
    type: 'SequenceExpression',
    expressions: node.expressions.map(e => expression(e, scope)),
  }),
  AsExpression: (node, scope) => expression(node.expression, scope),
  SatisfiesExpression: (node, scope) => expression(node.expression, scope),
  NonNullExpression: (node, scope) => expression(node.expression, scope),
  InvalidExpression: node => broken('an invalid expression', node),
};

/** An expression that does not wait, as JavaScript. */
export function translateExpression(node: Expression, scope: Scope): js.Expression {
  const translate = translators[node.kind] as (node: Expression, scope: Scope) => js.Expression;
  const made = placed(scope, node.span, translate(node, scope));
  const { origins } = scope.lowering;
  if (!origins.has(made)) origins.set(made, node);
  return made;
}

/** A name of the program where its value is used. */
export function identifier(node: Identifier, scope: Scope): js.Expression {
  const symbol = scope.lowering.program.names.get(node);
  const held = symbol === undefined ? undefined : scope.lowering.facts.held.get(symbol);
  if (held !== undefined) scope.touches.add(scope.lowering.graph.effectsOf(held, 'turn'));
  switch (symbol?.kind) {
    case 'variable':
      return symbol.form === 'module'
        ? scope.module.reference(symbol.module, symbol.name)
        : id(scope.names.of(symbol));
    case 'function': {
      if (!symbol.topLevel) return id(scope.names.of(symbol));
      const name = scope.module.reference(symbol.module, symbol.name);
      return scope.lowering.facts.turn.has(symbol.declaration) ? bound(name) : name;
    }
    case 'error':
      return symbol.declaration === undefined
        ? scope.module.runtime(symbol.name)
        : scope.module.reference(symbol.module, symbol.name);
    case 'builtin':
      if (symbol.name.startsWith('mu.')) return scope.module.runtime(symbol.name.slice('mu.'.length));
      return node.name === 'undefined' ? undefinedValue() : id(node.name);
    default:
      return broken(`the name '${node.name}'`, node);
  }
}

/** A helper that needs the turn, as a value: `(...args) => helper($, ...args)`. */
function bound(name: js.Identifier): js.Expression {
  const args = id('args');
  const body = call(name, id('$'), { type: 'SpreadElement', argument: args });
  return {
    type: 'ArrowFunctionExpression',
    params: [{ type: 'RestElement', argument: args }],
    body,
    expression: true,
    async: false,
  };
}

function objectMember(node: ObjectMember, scope: Scope): js.Property | js.SpreadElement {
  switch (node.kind) {
    case 'PropertyMember':
      return property(node.name.text, expression(node.value, scope));
    case 'ShorthandMember':
      return property(node.name.name, identifier(node.name, scope));
    case 'ComputedMember':
      return {
        ...property('key', expression(node.value, scope)),
        key: expression(node.key, scope),
        computed: true,
        shorthand: false,
      };
    case 'MethodMember':
      return property(node.name.text, closure(node.value, scope));
    case 'SpreadElement':
      return spread(node, scope);
    default:
      node satisfies never;
      return broken('an object member', node);
  }
}

function closure(node: ArrowFunction | FunctionExpression, scope: Scope): js.Expression {
  if (node.async) return scope.begins === undefined ? laterFunction(node, scope) : beginning(node, scope);
  const { parameters, body, async } = functionParts(node, scope);
  return {
    type: 'ArrowFunctionExpression',
    params: parameters,
    body,
    async,
    expression: body.type !== 'BlockStatement',
  };
}

function unary(node: Extract<Expression, { kind: 'UnaryExpression' }>, scope: Scope): js.Expression {
  const forgotten =
    node.operator === 'void' && node.argument.kind === 'CallExpression'
      ? begun(node.argument, scope, false)
      : undefined;
  if (forgotten !== undefined)
    return { type: 'UnaryExpression', operator: 'void', prefix: true, argument: forgotten };
  const deleted = node.operator === 'delete' ? deletion(node.argument, scope) : undefined;
  if (deleted !== undefined) return deleted;
  return {
    type: 'UnaryExpression',
    operator: node.operator,
    prefix: true,
    argument: expression(node.argument, scope),
  };
}

/** Inside a transaction: the call runs here, in the same commit. */
function awaited(node: Extract<Expression, { kind: 'AwaitExpression' }>, scope: Scope): js.Expression {
  const argument = node.argument;
  if (argument.kind === 'CallExpression') {
    const target = scope.lowering.program.calls.get(argument);
    if (target?.kind === 'service' || target?.kind === 'own')
      return callExpression(argument, scope, 'awaited');
    if (target?.kind === 'builtin' && target.name.startsWith('Promise.')) {
      const method = target.name.slice('Promise.'.length);
      return awaiting(call(member(id('$'), method), ...elements(argument.args, scope)));
    }
  }
  const how = isInline(argument, scope) ? 'inline' : 'join';
  return awaiting(call(member(id('$'), how), expression(argument, scope)));
}

/** `await f(x)` of a function of the method. */
function isInline(node: Expression, { lowering }: Scope): boolean {
  if (node.kind !== 'CallExpression' || node.optional) return false;
  const kind = lowering.program.calls.get(node)?.kind ?? 'value';
  const { callee } = node;
  return kind === 'function' || (kind === 'value' && !/^(Member|Index)Expression$/.test(callee.kind));
}

/** An optional chain is closed where its outermost link stands. */
function chained(node: { readonly optional: boolean }, link: js.MemberExpression): js.Expression {
  const object = link.object;
  const inner = object.type === 'ChainExpression' ? object.expression : undefined;
  const opened = inner === undefined ? link : { ...link, object: inner as js.Expression };
  return node.optional || inner !== undefined ? { type: 'ChainExpression', expression: opened } : link;
}
