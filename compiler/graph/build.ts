// Puts the call graph together: sites, effects, waits, circles, reachability. Everything that may be asked is computed
// here once, or when it is first asked.
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { CallExpression, TransactionStatement } from '../../grammar/syntax.ts';
import type { CheckedProgram, MethodSymbol } from '../check/program.ts';
import { walk } from '../check/rules/tree.ts';
import type { CallGraph, CallSite } from './callgraph.ts';
import { checkGraph } from './check.ts';
import { components } from './components.ts';
import { buildEffects, type EffectTable } from './effects.ts';
import { invariantsOf } from './invariants.ts';
import { findSites } from './sites.ts';
import { buildTouches } from './touches.ts';
import { buildWaits } from './waits.ts';

export function buildCallGraph(program: CheckedProgram): {
  readonly graph: CallGraph;
  readonly diagnostics: readonly Diagnostic[];
} {
  const graph = createGraph(program);
  return { graph, diagnostics: checkGraph(program, graph) };
}

function createGraph(program: CheckedProgram): CallGraph {
  const methods = program.services.flatMap(service => service.methods);
  const sites = methods.flatMap(method => findSites(program, method));
  const from = groupBy(sites, site => site.caller);
  const to = groupBy(sites, site => (site.target.kind === 'method' ? site.target.method : undefined));
  const byNode = new Map(sites.map(site => [site.node, site]));
  const byTransaction = groupBy(sites, site => site.transaction);
  const table = buildEffects(program);
  const touches = buildTouches(program);
  const waits = buildWaits(methods, { from, to }, table.factsOf);
  const inCircle = circles(methods, from);
  const circular = new Set(inCircle.flat());
  const entryPoints = methods.filter(method => !method.private);
  const reached = reachedFrom([...entryPoints, ...calledByInvariants(program)], from);
  const pulled = reachedFrom(targetsOf(sites.filter(site => site.inTransaction)), from);
  const workflows = workflowMethods(methods, from, waits.waits);
  const scanned = scannedStates(table);
  const watched = new Set(
    invariantsOf(program).flatMap(invariant => table.effectsOf(invariant, 'everything').scans),
  );
  return {
    sites,
    methods,
    siteOf: (node: CallExpression) => byNode.get(node),
    sitesFrom: method => from.get(method) ?? [],
    sitesTo: method => to.get(method) ?? [],
    effects: (callable, reach = 'everything') => table.effects(callable, reach),
    effectsOf: table.effectsOf,
    scanned: state => scanned.has(`${state.service}.${state.name}`),
    watched: state => watched.has(`${state.service}.${state.name}`),
    ...touches,
    pulledIn: method => pulled.has(method),
    ...waits,
    isWorkflow: method => workflows.has(method),
    cycles: inCircle,
    isRecursive: method => circular.has(method),
    entryPoints,
    reachable: method => reached.has(method),
    methodsIn(transaction: TransactionStatement) {
      const inside = reachedFrom(targetsOf(byTransaction.get(transaction) ?? []), from);
      return methods.filter(method => inside.has(method));
    },
  };
}

function groupBy<K, V>(
  values: readonly V[],
  keyOf: (value: V) => K | undefined,
): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function targetsOf(sites: readonly CallSite[]): readonly MethodSymbol[] {
  return sites.flatMap(site => (site.target.kind === 'method' ? [site.target.method] : []));
}

/** The methods, and all that they may call. */
function reachedFrom(
  roots: readonly MethodSymbol[],
  from: ReadonlyMap<MethodSymbol, readonly CallSite[]>,
): ReadonlySet<MethodSymbol> {
  const found = new Set(roots);
  for (const method of found) for (const target of targetsOf(from.get(method) ?? [])) found.add(target);
  return found;
}

/** Each circle in the order of the program, from its first method on. */
function circles(
  methods: readonly MethodSymbol[],
  from: ReadonlyMap<MethodSymbol, readonly CallSite[]>,
): readonly (readonly MethodSymbol[])[] {
  const order = new Map(methods.map((method, index) => [method, index]));
  const place = (method: MethodSymbol | undefined) => (method && order.get(method)) ?? 0;
  const calleesOf = (method: MethodSymbol) => targetsOf(from.get(method) ?? []);
  return components(methods, calleesOf)
    .filter(group => group.length > 1 || group.some(method => calleesOf(method).includes(method)))
    .map(group => [...group].sort((a, b) => place(a) - place(b)))
    .sort((a, b) => place(a[0]) - place(b[0]));
}

function workflowMethods(
  methods: readonly MethodSymbol[],
  from: ReadonlyMap<MethodSymbol, readonly CallSite[]>,
  waits: (method: MethodSymbol) => boolean,
): ReadonlySet<MethodSymbol> {
  const leavesTurn = (site: CallSite) => site.use !== 'plain' && !site.inTransaction && !site.inCompensation;
  return new Set(methods.filter(method => waits(method) || (from.get(method) ?? []).some(leavesTurn)));
}

function calledByInvariants(program: CheckedProgram): readonly MethodSymbol[] {
  const called: MethodSymbol[] = [];
  for (const invariant of invariantsOf(program))
    walk(invariant, node => {
      const target = node.kind === 'CallExpression' ? program.calls.get(node) : undefined;
      if (target?.kind === 'own' || target?.kind === 'service') called.push(target.method);
      return true;
    });
  return called;
}

function scannedStates(table: EffectTable): ReadonlySet<string> {
  const scanned = new Set<string>();
  const add = (names: Iterable<string>) => {
    for (const name of names) scanned.add(name);
  };
  for (const callable of table.callables) add(table.factsOf(callable).scans);
  return scanned;
}
