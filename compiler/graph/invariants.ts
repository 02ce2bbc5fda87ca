// What an invariant may do: read what is stored, in one turn, and decide by that alone. It is evaluated by whoever writes
// what it reads, so it must neither change anything nor wait, and say the same whenever it is asked.
import { type Diagnostic, report } from '../../grammar/diagnostic.ts';
import type { InvariantDeclaration } from '../../grammar/syntax.ts';
import type { CheckedProgram } from '../check/program.ts';
import { type CodeNode, walk } from '../check/rules/tree.ts';
import type { CallGraph } from './callgraph.ts';
import { graphProblems } from './problems.ts';

/** Those of services first, then those at the top of modules, in the order of the program. */
export function invariantsOf(program: CheckedProgram): readonly InvariantDeclaration[] {
  const topLevel = program.modules.flatMap(module =>
    module.declarations.filter(declaration => declaration.kind === 'InvariantDeclaration'),
  );
  return [...program.services.flatMap(service => service.invariants), ...topLevel];
}

export function checkInvariants(program: CheckedProgram, graph: CallGraph): readonly Diagnostic[] {
  return invariantsOf(program).flatMap(invariant => {
    const found = parts(program, invariant);
    if (found.length > 0) return found;
    const { reads, writes } = graph.effectsOf(invariant, 'everything');
    const { title, condition } = invariant;
    if (writes.length > 0)
      return [report(graphProblems.invariantWrites, { title, states: writes }, condition.span)];
    if (reads.length === 0) return [report(graphProblems.invariantReadsNothing, { title }, condition.span)];
    return [];
  });
}

function parts(program: CheckedProgram, invariant: InvariantDeclaration): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walk(invariant.condition, node => {
    const waits = node.kind === 'AwaitExpression' ? 'await' : calledBeside(program, node);
    if (waits !== undefined) found.push(report(graphProblems.invariantWaits, { what: waits }, node.span));
    const moment = momentary(program, node);
    if (moment !== undefined)
      found.push(report(graphProblems.invariantOfTheMoment, { what: moment }, node.span));
    return waits === undefined;
  });
  return found;
}

/** What would run as a turn of its own, or outside. */
function calledBeside(program: CheckedProgram, node: CodeNode): string | undefined {
  if (node.kind !== 'CallExpression') return undefined;
  const target = program.calls.get(node);
  if (target?.kind === 'service') return target.method.id;
  if (target?.kind === 'extern') return `${target.service.name}.${target.method.name.name}`;
  if (target?.kind === 'own') return target.method.declaration.async ? target.method.id : undefined;
  const isOurs =
    target?.kind === 'builtin' &&
    /^(Promise\.|mu\.(sleep|sleepUntil|signal|abort|parallel)$)/.test(target.name);
  return isOurs ? target.name.replace(/^mu\./, '') : undefined;
}

const momentaryNames: ReadonlySet<string> = new Set(['Date.now', 'Math.random', 'crypto.randomUUID']);

function momentary(program: CheckedProgram, node: CodeNode): string | undefined {
  if (node.kind !== 'CallExpression' && node.kind !== 'NewExpression') return undefined;
  const target = program.calls.get(node);
  if (target?.kind !== 'builtin') return undefined;
  if (target.name === 'new Date') return node.args.length === 0 ? 'new Date()' : undefined;
  return momentaryNames.has(target.name) ? target.name : undefined;
}
