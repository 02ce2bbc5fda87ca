// The rules that need to know what callees do: no waiting inside transactions, recursion that ends, methods in use.
import { type Diagnostic, type Label, report } from '../../grammar/diagnostic.ts';
import type { TransactionStatement } from '../../grammar/syntax.ts';
import type { CheckedProgram, MethodSymbol } from '../check/program.ts';
import { walk } from '../check/rules/tree.ts';
import type { CallGraph, CallSite, WaitStep } from './callgraph.ts';
import { endlessCircles } from './endless.ts';
import { waitOf } from './facts.ts';
import { checkInvariants } from './invariants.ts';
import { graphProblems } from './problems.ts';
import { checkSagas } from './sagas.ts';

export function checkGraph(program: CheckedProgram, graph: CallGraph): readonly Diagnostic[] {
  return [
    ...program.services.flatMap(service =>
      service.methods.flatMap(method => [
        ...checkTransactions(program, graph, method),
        ...checkSagas(graph, method),
      ]),
    ),
    ...checkCircles(graph),
    ...checkInvariants(program, graph),
    ...graph.methods.filter(method => graph.isWorkflow(method)).flatMap(checkTimeout),
    ...graph.methods
      .filter(method => method.private && !graph.reachable(method))
      .map(method => report(graphProblems.unreachable, { name: method.name }, method.declaration.name.span)),
  ];
}

/** A turn ends or has not been; a method of several turns can only be stopped half-way. */
function checkTimeout(method: MethodSymbol): readonly Diagnostic[] {
  const decorator = method.declaration.decorators.find(({ name }) => name.name === 'timeout');
  if (decorator === undefined) return [];
  return [report(graphProblems.timeoutOfWaiting, { method: method.id }, decorator.span)];
}

function checkTransactions(
  program: CheckedProgram,
  graph: CallGraph,
  method: MethodSymbol,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walk(method.declaration, node => {
    if (node.kind !== 'TransactionStatement') return true;
    found.push(...checkTransaction(program, graph, node));
    // A transaction inside is looked at as part of this one.
    return false;
  });
  return found;
}

function checkTransaction(
  program: CheckedProgram,
  graph: CallGraph,
  transaction: TransactionStatement,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const start: Label = {
    span: { ...transaction.span, end: transaction.body.span.start },
    text: 'the transaction starts here',
  };
  walk(transaction.body, node => {
    if (node.kind !== 'CallExpression') return true;
    const site = graph.siteOf(node);
    if (site?.use === 'forget') {
      const args = { name: site.targetId };
      found.push(report(graphProblems.forgetInTransaction, args, site.span, [start]));
      return true;
    }
    const wait = waitOf(program, node);
    const chain = wait === undefined ? chainOf(graph, site) : [wait];
    if (chain.length > 0) found.push(reportWait(chain, start));
    return true;
  });
  return found;
}

function chainOf(graph: CallGraph, site: CallSite | undefined): readonly WaitStep[] {
  if (site?.target.kind !== 'method' || site.inCompensation) return [];
  const rest = graph.waitChain(site.target.method);
  return rest.length === 0 ? [] : [{ span: site.span, text: site.targetId }, ...rest];
}

function reportWait(chain: readonly WaitStep[], start: Label): Diagnostic {
  const [first, ...rest] = chain as readonly [WaitStep, ...WaitStep[]];
  const last = chain.at(-1) ?? first;
  const through = chain.slice(0, -1).map(step => step.text);
  const labels = rest.map((step, index) => ({
    span: step.span,
    text: step === last ? `this waits` : `${index === 0 ? 'which' : 'and that'} calls \`${step.text}\``,
  }));
  return report(graphProblems.waitsInTransaction, { what: last.text, through }, first.span, [
    start,
    ...labels,
  ]);
}

function checkCircles(graph: CallGraph): readonly Diagnostic[] {
  return endlessCircles(graph).map(({ methods, sites }) => reportCircle(methods, sites));
}

function reportCircle(methods: readonly MethodSymbol[], sites: readonly CallSite[]): Diagnostic {
  const [first, ...rest] = sites as readonly [CallSite, ...CallSite[]];
  const labels = rest.map(site => ({ span: site.span, text: `and here \`${site.targetId}\` is called` }));
  return report(graphProblems.endless, { circle: methods.map(method => method.id) }, first.span, labels);
}
