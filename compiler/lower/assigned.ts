// Which local variables are assigned below a node; asked often, so it is worked out once per node.
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { forEachChild } from '../../grammar/index.ts';
import type { CheckedProgram, VariableSymbol } from '../check/program.ts';
import { patternNames } from './patterns.ts';

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
  for (const name of targets(node)) {
    const symbol = program.names.get(name);
    if (symbol?.kind === 'variable') found.add(symbol);
  }
  forEachChild(node, child => collect(child, program, found));
}

function targets(node: SyntaxNode): ReturnType<typeof patternNames> {
  if (node.kind === 'AssignmentExpression') {
    const { target } = node;
    return target.kind === 'Identifier' || target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern'
      ? patternNames(target)
      : [];
  }
  if (node.kind === 'UpdateExpression') return node.argument.kind === 'Identifier' ? [node.argument] : [];
  if ((node.kind === 'ForOfStatement' || node.kind === 'ForInStatement') && node.keyword === undefined)
    return patternNames(node.pattern);
  return [];
}
