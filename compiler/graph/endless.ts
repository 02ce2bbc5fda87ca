// Methods that call each other in a circle whatever happens: each makes its call before it can end in any other way.
import type { Statement } from '../../grammar/syntax.ts';
import type { MethodSymbol } from '../check/program.ts';
import { type CodeNode, forEachChild, isFunctionLike, walk } from '../check/rules/tree.ts';
import type { CallGraph, CallSite } from './callgraph.ts';
import { components } from './components.ts';

export interface EndlessCircle {
  readonly methods: readonly MethodSymbol[];
  readonly sites: readonly CallSite[];
}

export function endlessCircles(callGraph: CallGraph): readonly EndlessCircle[] {
  const suspects = callGraph.cycles.flat();
  const certain = new Map(suspects.map(method => [method, certainSites(callGraph, method)] as const));
  const calleesOf = (method: MethodSymbol) =>
    (certain.get(method) ?? []).flatMap(({ target }) =>
      target.kind === 'method' && certain.has(target.method) ? [target.method] : [],
    );
  return components(suspects, calleesOf)
    .map(group => suspects.filter(method => group.includes(method)))
    .map(methods => ({
      methods,
      sites: methods.flatMap(method => sitesInto(certain.get(method) ?? [], methods)),
    }))
    .filter(circle => circle.sites.length > 0);
}

function sitesInto(sites: readonly CallSite[], methods: readonly MethodSymbol[]): readonly CallSite[] {
  return sites.filter(site => site.target.kind === 'method' && methods.includes(site.target.method));
}

/** The calls that the method makes on every way through it. */
function certainSites(graph: CallGraph, method: MethodSymbol): readonly CallSite[] {
  const sites: CallSite[] = [];
  for (const statement of method.declaration.body.statements) {
    collect(graph, statement, sites);
    if (statement.kind === 'ReturnStatement' || mayEnd(statement)) break;
  }
  return sites;
}

function collect(graph: CallGraph, node: CodeNode, sites: CallSite[]): void {
  if (isFunctionLike(node)) return;
  switch (node.kind) {
    case 'IfStatement':
      collect(graph, node.test, sites);
      return;
    case 'ConditionalExpression':
      collect(graph, node.test, sites);
      return;
    case 'LogicalExpression':
      collect(graph, node.left, sites);
      return;
    case 'SwitchStatement':
      collect(graph, node.subject, sites);
      return;
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'TryStatement':
      return;
    case 'CallExpression': {
      if (node.optional) return;
      const site = graph.siteOf(node);
      if (site !== undefined) sites.push(site);
      break;
    }
  }
  forEachChild(node, child => collect(graph, child, sites));
}

function mayEnd(statement: Statement): boolean {
  let found = false;
  walk(statement, node => {
    if (node.kind === 'ReturnStatement' || node.kind === 'ThrowStatement') found = true;
    return !found && !isFunctionLike(node);
  });
  return found;
}
