// Started calls whose promises are used for more than being awaited: put into data, handed on, seen by a function inside.
// They live on from the beginning; which of the others do is found out while the method is taken apart.
import type { Node as SyntaxNode } from '../../../grammar/index.ts';
import { forEachChild } from '../../../grammar/index.ts';
import type { CheckedProgram, VariableSymbol } from '../../check/program.ts';
import { isFunction } from '../given.ts';

export function escapingPromises(root: SyntaxNode, program: CheckedProgram): Set<VariableSymbol> {
  const found = new Set<VariableSymbol>();
  const visit = (node: SyntaxNode, path: readonly SyntaxNode[]): void => {
    if (node.kind === 'Identifier') {
      const symbol = program.names.get(node);
      if (symbol?.kind === 'variable' && symbol.type.kind === 'promise' && symbol.declaration !== node) {
        const around = path.filter(isFunction).at(-1);
        const outside = around !== undefined && !within(symbol, around);
        if (outside || !isAwaited(path, program)) found.add(symbol);
      }
    }
    const inner = [...path, node];
    forEachChild(node, child => visit(child, inner));
  };
  visit(root, []);
  return found;
}

function within({ declaration: { span } }: VariableSymbol, node: SyntaxNode): boolean {
  return span.start >= node.span.start && span.end <= node.span.end;
}

/** `await p`, `return p`, `await Promise.all([p, …])`. */
function isAwaited(path: readonly SyntaxNode[], program: CheckedProgram): boolean {
  const around = path.filter(n => n.kind !== 'AsExpression' && n.kind !== 'SatisfiesExpression').reverse();
  const [parent, call, outer] = around;
  if (parent?.kind === 'AwaitExpression' || parent?.kind === 'ReturnStatement') return true;
  if (parent?.kind !== 'ArrayLiteral' || call?.kind !== 'CallExpression') return false;
  const target = program.calls.get(call);
  const together = target?.kind === 'builtin' && /^Promise\.(all|allSettled)$/.test(target.name);
  return together && (outer?.kind === 'AwaitExpression' || outer?.kind === 'ReturnStatement');
}
