// The call graph as text: what `muc graph` shows and what the tests compare.
//
//   Frontend.reserve  workflow, throws NoSuchHotel
//     1 Hotel.reserve  transaction, started  hotel.mu:12
import { lineStarts, positionAt, type Span } from '../../grammar/source.ts';
import type { CheckedProgram, MethodSymbol } from '../check/program.ts';
import type { CallGraph, CallSite } from './callgraph.ts';

/** `program` gives the texts that turn offsets into lines. */
export function printCallGraph(graph: CallGraph, program: CheckedProgram): string {
  const starts = new Map(
    program.modules.map(module => [module.source.path, lineStarts(module.source.text)] as const),
  );
  const place = (span: Span) => `${span.path}:${positionAt(starts.get(span.path) ?? [0], span.start).line}`;
  const lines = graph.methods.flatMap(method => [
    ...printMethod(graph, method),
    ...graph.sitesFrom(method).map(site => `  ${printSite(site)}  ${place(site.span)}`),
  ]);
  for (const cycle of graph.cycles) lines.push(`circle: ${cycle.map(method => method.id).join(', ')}`);
  return lines.map(line => `${line}\n`).join('');
}

function printMethod(graph: CallGraph, method: MethodSymbol): readonly string[] {
  const words = [
    graph.isWorkflow(method) ? 'workflow' : 'one turn',
    ...(method.private ? ['private'] : []),
    ...(graph.waits(method) ? ['waits'] : []),
    ...(graph.pulledIn(method) ? ['in transactions'] : []),
    ...(graph.reachable(method) ? [] : ['unreachable']),
  ];
  const effects = graph.effects(method);
  const lists = (['reads', 'writes', 'scans', 'throws'] as const)
    .filter(part => effects[part].length > 0)
    .map(part => `  ${part} ${effects[part].join(', ')}`);
  const chain = graph.waitChain(method);
  const waits = chain.length === 0 ? [] : [`  waits: ${chain.map(step => step.text).join(' → ')}`];
  return [`${method.id}  ${words.join(', ')}`, ...lists, ...waits];
}

function printSite(site: CallSite): string {
  const form = site.form === 'own' || site.form === 'transaction' ? `${site.form}, ${site.use}` : site.form;
  return `${site.id} ${site.targetId}  ${form}`;
}
