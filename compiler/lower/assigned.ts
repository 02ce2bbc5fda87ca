// Which local variables are assigned below a node; asked often, so it is worked out once per node.
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { assignedTargets, forEachChild } from '../../grammar/index.ts';
import type { CheckedProgram, VariableSymbol } from '../check/program.ts';

export function assignments(program: CheckedProgram): (node: SyntaxNode) => ReadonlySet<VariableSymbol> {
  const known = new Map<SyntaxNode, ReadonlySet<VariableSymbol>>();
  return node => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const found = new Set<VariableSymbol>();
    collect(node, program, found);
    known.set(node, found);
    return found;
  };
}

function collect(node: SyntaxNode, program: CheckedProgram, found: Set<VariableSymbol>): void {
  for (const target of assignedTargets(node)) {
    const symbol = target.kind === 'Identifier' ? program.names.get(target) : undefined;
    if (symbol?.kind === 'variable') found.add(symbol);
  }
  forEachChild(node, child => collect(child, program, found));
}
