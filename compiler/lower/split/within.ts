// The functions of the method that a transaction calls. Around it a call of theirs begins something that lives on, in it all is
// one commit: so they are declared once more, as JavaScript that the transaction awaits.
import type * as js from 'estree';
import type { Node as SyntaxNode } from '../../../grammar/index.ts';
import { forEachChild } from '../../../grammar/index.ts';
import type { TransactionStatement } from '../../../grammar/syntax.ts';
import type { FunctionSymbol, VariableSymbol } from '../../check/program.ts';
import { isPromiseCall } from '../begin.ts';
import type { Scope } from '../context.ts';
import { declare, id } from '../estree.ts';
import { functionParts, laterFunction } from '../functions.ts';
import type { FunctionNode } from '../given.ts';

export function functionsWithin(node: TransactionStatement, scope: Scope): js.Statement[] {
  const found = new Map<FunctionNode, VariableSymbol | FunctionSymbol>();
  collect(node, node, scope, found);
  return [...found].map(([fn, symbol]) => {
    if (fn.kind !== 'FunctionDeclaration' && fn.async)
      return declare('const', id(scope.names.of(symbol)), laterFunction(fn, scope));
    const { parameters, body, async } = functionParts(fn, scope);
    const made: js.Expression = {
      type: 'ArrowFunctionExpression',
      params: parameters,
      body,
      async,
      expression: body.type !== 'BlockStatement',
    };
    return declare('const', id(scope.names.of(symbol)), made);
  });
}

function collect(
  node: SyntaxNode,
  root: TransactionStatement,
  scope: Scope,
  found: Map<FunctionNode, VariableSymbol | FunctionSymbol>,
): void {
  if (node.kind === 'Identifier') {
    const { facts, program } = scope.lowering;
    const symbol = program.names.get(node);
    const held = symbol === undefined ? undefined : facts.held.get(symbol);
    const local =
      symbol?.kind === 'variable'
        ? symbol.form !== 'module'
        : symbol?.kind === 'function' && !symbol.topLevel;
    if (held === undefined || !local || found.has(held) || isWithin(held, root)) return;
    if (symbol?.kind !== 'variable' && symbol?.kind !== 'function') return;
    if (!held.async && !callsOut(held, scope)) return;
    found.set(held, symbol);
    collect(held.body, root, scope, found);
    return;
  }
  forEachChild(node, child => collect(child, root, scope, found));
}

function isWithin({ span }: SyntaxNode, root: SyntaxNode): boolean {
  return span.start >= root.span.start && span.end <= root.span.end;
}

/** Whether a function makes calls that are promises. */
function callsOut(node: SyntaxNode, scope: Scope): boolean {
  if (node.kind === 'CallExpression' && isPromiseCall(node, scope)) return true;
  let found = false;
  forEachChild(node, child => {
    found ||= callsOut(child, scope);
  });
  return found;
}
