// What a `saga` block does and cannot undo: a call that changes something, has no compensation, and is not the last one. If what
// comes after it fails, the rest is undone and it is not.
import { type Diagnostic, report } from '../../grammar/diagnostic.ts';
import type { SagaStatement } from '../../grammar/syntax.ts';
import type { MethodSymbol } from '../check/program.ts';
import { walk } from '../check/rules/tree.ts';
import type { CallGraph, CallSite } from './callgraph.ts';
import { graphProblems } from './problems.ts';

export function checkSagas(graph: CallGraph, method: MethodSymbol): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walk(method.declaration.body, node => {
    if (node.kind === 'SagaStatement') found.push(...checkSaga(graph, node));
    return true;
  });
  return found;
}

function checkSaga(graph: CallGraph, saga: SagaStatement): readonly Diagnostic[] {
  const sites: CallSite[] = [];
  walk(saga.body, node => {
    // What undoes it as a whole undoes its calls.
    if (node.kind === 'TransactionStatement' && node.compensation !== undefined) return false;
    const site = node.kind === 'CallExpression' ? graph.siteOf(node) : undefined;
    if (site !== undefined && hasEffect(graph, site)) sites.push(site);
    return true;
  });
  const label = { span: { ...saga.span, end: saga.body.span.start }, text: 'in this saga' };
  return sites
    .sort((a, b) => a.id - b.id)
    .slice(0, -1)
    .filter(site => !canBeUndone(site))
    .map(site => report(graphProblems.cannotBeUndone, { name: site.targetId }, site.span, [label]));
}

/** A plain call of the service itself, and what nobody waits for, are no part of what is undone. */
function hasEffect(graph: CallGraph, site: CallSite): boolean {
  if (site.use === 'forget') return false;
  if (site.target.kind === 'extern') return true;
  if (site.use === 'plain' && !canBeUndone(site)) return false;
  return graph.effects(site.target.method, 'everything').writes.length > 0 || graph.waits(site.target.method);
}

function canBeUndone({ target }: CallSite): boolean {
  return target.kind === 'method'
    ? target.method.declaration.compensation !== undefined
    : target.method.compensation !== undefined;
}
