// Which methods may reach a timer, a signal or an extern function, and the shortest way there, for the message that
// refuses to wait inside a transaction. Nobody waits for `void S.f()`, and compensations run later.
import type { MethodSymbol } from '../check/program.ts';
import type { CallSite, WaitStep } from './callgraph.ts';
import type { Facts } from './facts.ts';

export interface WaitTable {
  waits(method: MethodSymbol): boolean;
  waitChain(method: MethodSymbol): readonly WaitStep[];
}

interface Sites {
  readonly from: ReadonlyMap<MethodSymbol, readonly CallSite[]>;
  readonly to: ReadonlyMap<MethodSymbol, readonly CallSite[]>;
}

export function buildWaits(
  methods: readonly MethodSymbol[],
  sites: Sites,
  factsOf: (method: MethodSymbol) => Facts,
): WaitTable {
  const distance = distances(methods, sites, factsOf);
  const chainOf = (method: MethodSymbol): readonly WaitStep[] => {
    const far = distance.get(method);
    if (far === undefined) return [];
    const wait = factsOf(method).wait;
    if (far === 0 && wait !== undefined) return [wait];
    const next = (sites.from.get(method) ?? []).find(
      site =>
        isWaitedFor(site) && site.target.kind === 'method' && distance.get(site.target.method) === far - 1,
    );
    if (next === undefined || next.target.kind !== 'method') return [];
    return [{ span: next.span, text: next.targetId }, ...chainOf(next.target.method)];
  };
  const chains = new Map<MethodSymbol, readonly WaitStep[]>();
  return {
    waits: method => distance.has(method),
    waitChain(method) {
      const chain = chains.get(method) ?? chainOf(method);
      chains.set(method, chain);
      return chain;
    },
  };
}

/** How many calls each method that may wait is from the place where it does. */
function distances(
  methods: readonly MethodSymbol[],
  sites: Sites,
  factsOf: (method: MethodSymbol) => Facts,
): ReadonlyMap<MethodSymbol, number> {
  const distance = new Map<MethodSymbol, number>();
  for (const method of methods) if (factsOf(method).wait !== undefined) distance.set(method, 0);
  // A map is iterated in the order of insertion, what is added on the way included: nearest first.
  for (const [method, far] of distance)
    for (const site of sites.to.get(method) ?? [])
      if (isWaitedFor(site) && !distance.has(site.caller)) distance.set(site.caller, far + 1);
  return distance;
}

export function isWaitedFor(site: CallSite): boolean {
  return site.use !== 'forget' && !site.inCompensation;
}
