// Functions: closures, local functions, helpers at the top of a module. Those that touch state become asynchronous.
import type * as js from 'estree';
import type { Block, Expression, Parameter } from '../../grammar/syntax.ts';
import type { Scope } from './context.ts';
import { expression, inFunction } from './context.ts';
import { block, call, id, member } from './estree.ts';
import type { FunctionNode } from './given.ts';
import { parameter } from './patterns.ts';

export interface FunctionParts {
  readonly parameters: js.Pattern[];
  readonly body: js.BlockStatement | js.Expression;
  readonly async: boolean;
}

export function functionParts(node: FunctionNode, outer: Scope): FunctionParts {
  const scope = inFunction(outer);
  return {
    parameters: parameters(node.parameters, scope),
    body: body(node.body, scope),
    async: scope.lowering.facts.async.has(node),
  };
}

/**
 * An async function in a transaction: `$.later(async ($, n) => …)` gives a function whose calls run when they are awaited, in the
 * order of the program, and whose errors show there.
 */
export function laterFunction(node: FunctionNode, outer: Scope): js.Expression {
  const parts = functionParts(node, outer);
  const params = [id('$'), ...parts.parameters];
  return call(member(id('$'), 'later'), {
    type: 'ArrowFunctionExpression',
    params,
    body: parts.body,
    async: true,
    expression: parts.body.type !== 'BlockStatement',
  });
}

export function parameters(nodes: readonly Parameter[], scope: Scope): js.Pattern[] {
  return nodes.map(p => parameter(p, scope));
}

function body(node: Block | Expression, scope: Scope): js.BlockStatement | js.Expression {
  return node.kind === 'Block' ? block(scope.to.statements(node.statements, scope)) : expression(node, scope);
}
