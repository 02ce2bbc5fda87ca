// What parses and checks, and cannot be lowered yet: said for the whole program before anything is lowered.
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import { report } from '../../grammar/diagnostic.ts';
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { forEachChild } from '../../grammar/index.ts';
import type { CheckedProgram } from '../check/program.ts';
import { lowerProblems } from './problems.ts';

export function refuseLater(program: CheckedProgram): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (node: SyntaxNode): void => {
    const diagnostic = refusal(node);
    if (diagnostic !== undefined) found.push(diagnostic);
    // Whatever may decorate an extern method has an effect.
    if (node.kind !== 'ExternMethod') forEachChild(node, visit);
  };
  for (const module of program.modules) visit(module);
  return found;
}

function refusal(node: SyntaxNode): Diagnostic | undefined {
  if (node.kind === 'ExternMethod' && node.compensation !== undefined)
    return report(lowerProblems.compensate, null, node.compensation.span);
  if (node.kind === 'SagaStatement') return report(lowerProblems.saga, null, node.span);
  return undefined;
}
