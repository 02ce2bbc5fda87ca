// Functions: closures, local functions, helpers at the top of a module. Those that touch state become asynchronous.
import type * as js from 'estree';
import type { Block, Expression, Parameter } from '../../grammar/syntax.ts';
import type { Scope } from './context.ts';
import { expression, inFunction } from './context.ts';
import { block } from './estree.ts';
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

export function parameters(nodes: readonly Parameter[], scope: Scope): js.Pattern[] {
  return nodes.map(p => parameter(p, scope));
}

function body(node: Block | Expression, scope: Scope): js.BlockStatement | js.Expression {
  return node.kind === 'Block' ? block(scope.to.statements(node.statements, scope)) : expression(node, scope);
}
