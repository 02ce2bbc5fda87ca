// Statements without waits, as JavaScript.
import type * as js from 'estree';
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { forEachChild } from '../../grammar/index.ts';
import type {
  BreakStatement,
  ContinueStatement,
  Expression,
  ForInStatement,
  ForOfStatement,
  LocalFunction,
  Statement,
  TransactionStatement,
  TryStatement,
  VariableStatement,
} from '../../grammar/syntax.ts';
import type { VariableSymbol } from '../check/program.ts';
import { beginning } from './begin.ts';
import type { Scope } from './context.ts';
import { broken, expression, placed, typeOf } from './context.ts';
import { destructuring, fillsState, taken } from './destructuring.ts';
import {
  assign,
  awaiting,
  block,
  call,
  declare,
  expressionStatement,
  id,
  literal,
  member,
  returning,
} from './estree.ts';
import { functionParts, laterFunction } from './functions.ts';
import { localName, pattern } from './patterns.ts';

type Translators = {
  readonly [K in Statement['kind']]: (node: Extract<Statement, { kind: K }>, scope: Scope) => js.Statement;
};

const translators: Translators = {
  Block: (node, scope) => block(translateStatements(node.statements, scope)),
  VariableStatement: (node, scope) => variables(node, scope),
  ExpressionStatement: (node, scope) => expressionStatement(expression(node.expression, scope)),
  IfStatement: (node, scope) => ({
    type: 'IfStatement',
    test: expression(node.test, scope),
    consequent: statement(node.consequent, scope),
    alternate: node.alternate === undefined ? null : statement(node.alternate, scope),
  }),
  ForStatement: (node, scope) => ({
    type: 'ForStatement',
    init:
      node.init === undefined
        ? null
        : node.init.kind === 'VariableStatement'
          ? variables(node.init, scope)
          : expression(node.init, scope),
    test: node.test === undefined ? null : expression(node.test, scope),
    update: node.update === undefined ? null : expression(node.update, scope),
    body: statement(node.body, scope),
  }),
  ForOfStatement: forOf,
  ForInStatement: (node, scope) => ({
    type: 'ForInStatement',
    right: expression(node.object, scope),
    ...round(node, scope),
  }),
  WhileStatement: (node, scope) => ({
    type: 'WhileStatement',
    test: expression(node.test, scope),
    body: statement(node.body, scope),
  }),
  DoWhileStatement: (node, scope) => ({
    type: 'DoWhileStatement',
    body: statement(node.body, scope),
    test: expression(node.test, scope),
  }),
  SwitchStatement: (node, scope) => ({
    type: 'SwitchStatement',
    discriminant: expression(node.subject, scope),
    cases: node.cases.map(c => ({
      type: 'SwitchCase',
      test: c.test === undefined ? null : expression(c.test, scope),
      consequent: translateStatements(c.body, scope),
    })),
  }),
  ReturnStatement: (node, scope) => scope.returns(returned(node.value, scope), node.span),
  ThrowStatement: (node, scope) => ({ type: 'ThrowStatement', argument: expression(node.value, scope) }),
  TryStatement: tryStatement,
  BreakStatement: jump,
  ContinueStatement: jump,
  LabeledStatement: (node, scope) => ({
    type: 'LabeledStatement',
    label: id(node.label.name),
    body: statement(node.body, scope),
  }),
  EmptyStatement: () => ({ type: 'EmptyStatement' }),
  LocalFunction: (node, scope) => {
    if (node.async && scope.begins !== undefined)
      return declare('const', localName(node.name, scope), beginning(node, scope));
    if (node.async) return laterLocal(node, scope);
    const { parameters, body, async } = functionParts(node, scope);
    return {
      type: 'FunctionDeclaration',
      id: localName(node.name, scope),
      params: parameters,
      body: body as js.BlockStatement,
      async,
    };
  },
  TransactionStatement: nestedTransaction,
  // In one commit, what is undone has never been.
  SagaStatement: (node, scope) =>
    takenBack(() => translateStatements(node.body.statements, scope), [], scope),
  InvalidStatement: node => broken('an invalid statement', node),
};

/** `function f(...given) { return $.later(…)(...given); }`: it may be called before the place where it stands. */
function laterLocal(node: LocalFunction, scope: Scope): js.Statement {
  const given = id(scope.names.fresh('given'));
  const made = call(laterFunction(node, scope), { type: 'SpreadElement', argument: given });
  return {
    type: 'FunctionDeclaration',
    id: localName(node.name, scope),
    params: [{ type: 'RestElement', argument: given }],
    body: block([returning(made)]),
    async: false,
  };
}

function jump(node: BreakStatement | ContinueStatement, scope: Scope): js.Statement {
  const label = node.label === undefined ? null : id(node.label.name);
  return scope.leaves?.(node) ?? { type: node.kind, label };
}

/** A promise that a method returns is waited for. */
function returned(value: Expression | undefined, scope: Scope): js.Expression | null {
  if (value === undefined) return null;
  const made = expression(value, scope);
  const waits = scope.awaited && typeOf(scope, value).kind === 'promise';
  return waits ? awaiting(call(member(id('$'), 'join'), made)) : made;
}

export function translateStatements(nodes: readonly Statement[], scope: Scope): js.Statement[] {
  return nodes.map(node => statement(node, scope));
}

function statement(node: Statement, scope: Scope): js.Statement {
  const translate = translators[node.kind] as (node: Statement, scope: Scope) => js.Statement;
  return placed(scope, node.span, translate(node, scope));
}

/** `for await` inside a transaction: the calls were started there, and each runs when its turn comes. */
function forOf(node: ForOfStatement, scope: Scope): js.Statement {
  const type = typeOf(scope, node.iterable);
  const right = expression(node.iterable, scope);
  if (!node.await || type.kind !== 'array' || type.element.kind !== 'promise')
    return { type: 'ForOfStatement', await: false, right, ...round(node, scope) };
  const started = id(scope.names.fresh('started'));
  const value = awaiting(call(member(id('$'), 'join'), started));
  const first =
    node.keyword === undefined
      ? expressionStatement(destructuring(node.pattern, value, scope))
      : declare(node.keyword, pattern(node.pattern, scope), value);
  const left = declare('const', started, null);
  const body = block([first, statement(node.body, scope)]);
  return { type: 'ForOfStatement', await: false, left, right, body };
}

/** What stands left of `of` or `in`, and what is done in a round. */
function round(
  { keyword, pattern: target, body: inside }: ForOfStatement | ForInStatement,
  scope: Scope,
): Pick<js.ForOfStatement, 'left' | 'body'> {
  const body = statement(inside, scope);
  if (keyword !== undefined) return { left: declare(keyword, pattern(target, scope), null), body };
  if (!fillsState(target, scope)) return { left: pattern(target, scope), body };
  const element = id(scope.names.fresh('element'));
  return { left: declare('const', element, null), body: block([...taken(target, element, scope), body]) };
}

function variables(node: VariableStatement, scope: Scope): js.VariableDeclaration {
  return {
    type: 'VariableDeclaration',
    kind: node.keyword,
    declarations: node.declarations.map(d => ({
      type: 'VariableDeclarator',
      id: pattern(d.pattern, scope),
      init: d.init === undefined ? null : expression(d.init, scope),
    })),
  };
}

function tryStatement(node: TryStatement, scope: Scope): js.Statement {
  const handler = node.handler;
  return {
    type: 'TryStatement',
    block: block(translateStatements(node.block.statements, scope)),
    handler:
      handler === undefined
        ? null
        : {
            type: 'CatchClause',
            param: node.parameter === undefined ? null : pattern(node.parameter, scope),
            body: block(translateStatements(handler.statements, scope)),
          },
    finalizer:
      node.finalizer === undefined ? null : block(translateStatements(node.finalizer.statements, scope)),
  };
}

/** A transaction in a transaction. What undoes it as a whole undoes its calls. */
function nestedTransaction(node: TransactionStatement, scope: Scope): js.Statement {
  const { notes } = scope;
  const done = node.compensation === undefined ? undefined : notes?.transaction(node);
  if (done === undefined) return savepoint(node, scope);
  const failed = id(scope.names.fresh('failed'));
  return block([
    declare('let', failed, literal(false)),
    {
      type: 'TryStatement',
      block: block([savepoint(node, { ...scope, notes: undefined })]),
      handler: {
        type: 'CatchClause',
        param: id('thrown'),
        body: block([
          expressionStatement(assign(failed, literal(true))),
          { type: 'ThrowStatement', argument: id('thrown') },
        ]),
      },
      // However it is left, unless by an error.
      finalizer: block([
        {
          type: 'IfStatement',
          test: failed,
          consequent: block([]),
          alternate: block([expressionStatement(done)]),
        },
      ]),
    },
  ]);
}

/** A transaction: what it wrote, and the `let` variables that it assigned, go back if an error leaves it. */
export function savepoint(node: TransactionStatement, scope: Scope): js.BlockStatement {
  const kept = assignedOutside(node, scope).map(name => id(name));
  const { notes } = scope;
  const noted = notes === undefined ? [] : [member(notes.list, 'length')];
  return takenBack(() => translateStatements(node.body.statements, scope), [...kept, ...noted], scope);
}

/**
 * What the code wrote, and what it made of the places in `kept`, goes back if an error leaves it.
 *
 *     const mark = $.mark();
 *     const total_before = total;
 *     try { … } catch (error) { $.rollback(mark); total = total_before; throw error; }
 */
export function takenBack(
  code: () => js.Statement[],
  kept: readonly (js.Identifier | js.MemberExpression)[],
  scope: Scope,
): js.BlockStatement {
  const mark = id(scope.names.fresh('mark'));
  const error = id(scope.names.fresh('error'));
  const saved = kept.map(place => id(scope.names.fresh(`${nameOf(place)}_before`)));
  const back: js.Statement[] = [
    expressionStatement(call(member(id('$'), 'rollback'), mark)),
    ...kept.map((place, i) => expressionStatement(assign(place, saved[i] as js.Identifier))),
    { type: 'ThrowStatement', argument: error },
  ];
  return block([
    declare('const', mark, call(member(id('$'), 'mark'))),
    ...kept.map((place, i) => declare('const', saved[i] as js.Identifier, place)),
    {
      type: 'TryStatement',
      block: block(code()),
      handler: { type: 'CatchClause', param: error, body: block(back) },
      finalizer: null,
    },
  ]);
}

function nameOf(place: js.Identifier | js.MemberExpression): string {
  if (place.type === 'Identifier') return place.name;
  return place.object.type === 'Identifier' ? place.object.name : 'value';
}

/** The `let` variables from around a transaction that it assigns. */
function assignedOutside(node: TransactionStatement, scope: Scope): string[] {
  const found = new Set<string>();
  for (const symbol of assignedWith(node, scope)) {
    if (!within(symbol, node) && symbol.form !== 'module') found.add(scope.names.of(symbol));
  }
  return [...found];
}

/** What a node assigns, and what the functions that it mentions by name do. */
function assignedWith(node: SyntaxNode, scope: Scope): ReadonlySet<VariableSymbol> {
  const { lowering } = scope;
  const found = new Set(lowering.assigned(node));
  const seen = new Set<SyntaxNode>();
  const visit = (each: SyntaxNode): void => {
    const symbol = each.kind === 'Identifier' ? lowering.program.names.get(each) : undefined;
    const held = symbol === undefined ? undefined : lowering.facts.held.get(symbol);
    if (held !== undefined && !seen.has(held)) {
      seen.add(held);
      for (const assigned of lowering.assigned(held)) if (!within(assigned, held)) found.add(assigned);
      visit(held);
    }
    forEachChild(each, visit);
  };
  visit(node);
  return found;
}

function within(symbol: VariableSymbol, node: SyntaxNode): boolean {
  const { start, end } = symbol.declaration.span;
  return start >= node.span.start && end <= node.span.end;
}
