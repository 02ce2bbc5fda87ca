// What methods and functions do, with all that they call: the least solution of "a caller does what its callees do".
// Groups that call each other in a circle are gone round until nothing new appears; everything else is visited once,
// callees first.
import { Bug } from '../../grammar/diagnostic.ts';
import type { CheckedProgram } from '../check/program.ts';
import type { CodeNode } from '../check/rules/tree.ts';
import type { Callable, Effects, Reach } from './callgraph.ts';
import { components } from './components.ts';
import { collectFacts, type Facts } from './facts.ts';

export interface EffectTable {
  readonly callables: readonly Callable[];
  factsOf(callable: Callable): Facts;
  effects(callable: Callable, reach: Reach): Effects;
  effectsOf(node: CodeNode, reach: Reach): Effects;
}

interface Sets {
  readonly reads: Set<string>;
  readonly writes: Set<string>;
  readonly scans: Set<string>;
  readonly throws: Set<string>;
}

export function buildEffects(program: CheckedProgram): EffectTable {
  const facts = collectAllFacts(program);
  const reaches = {
    turn: new Map<Callable, Sets>(),
    everything: new Map<Callable, Sets>(),
  };
  for (const callable of facts.keys())
    for (const table of Object.values(reaches)) table.set(callable, emptySets());
  const calleesOf = (callable: Callable) => {
    const own = known(facts, callable);
    return [...own.plain, ...own.called];
  };
  for (const group of components([...facts.keys()], calleesOf)) {
    let grown = true;
    while (grown) {
      grown = false;
      for (const callable of group)
        for (const reach of ['turn', 'everything'] as const) {
          const sets = known(reaches[reach], callable);
          if (absorb(sets, known(facts, callable), reach, reaches[reach])) grown = true;
        }
      if (group.length === 1 && !callsItself(facts, group[0])) break;
    }
  }
  const finished = new Map<Sets, Effects>();
  return {
    callables: [...facts.keys()],
    factsOf: callable => known(facts, callable),
    effects(callable, reach) {
      const sets = known(reaches[reach], callable);
      const effects = finished.get(sets) ?? toEffects(sets);
      finished.set(sets, effects);
      return effects;
    },
    effectsOf(node, reach) {
      const sets = emptySets();
      absorb(sets, collectFacts(program, node), reach, reaches[reach]);
      return toEffects(sets);
    },
  };
}

function collectAllFacts(program: CheckedProgram): ReadonlyMap<Callable, Facts> {
  const facts = new Map<Callable, Facts>();
  const pending: Callable[] = program.services.flatMap(service => service.methods).reverse();
  for (const symbol of program.names.values()) if (symbol.kind === 'function') pending.unshift(symbol);
  for (let callable = pending.pop(); callable !== undefined; callable = pending.pop()) {
    if (facts.has(callable)) continue;
    const own = collectFacts(program, callable.declaration);
    facts.set(callable, own);
    pending.push(...own.plain, ...own.called);
  }
  return facts;
}

function callsItself(facts: ReadonlyMap<Callable, Facts>, callable: Callable | undefined): boolean {
  if (callable === undefined) return false;
  const own = known(facts, callable);
  return own.plain.has(callable) || (callable.kind === 'method' && own.called.has(callable));
}

/** Adds to `sets` what `facts` says and what its callees are known to do; tells whether that was new. */
function absorb(sets: Sets, facts: Facts, reach: Reach, table: ReadonlyMap<Callable, Sets>): boolean {
  const before = sizeOf(sets);
  const callees: Callable[] = [...facts.plain, ...(reach === 'everything' ? facts.called : [])];
  for (const part of ['reads', 'writes', 'scans'] as const) {
    addAll(sets[part], facts[part]);
    for (const callee of callees) addAll(sets[part], known(table, callee)[part]);
  }
  const counted = new Set(callees);
  for (const { what, except } of facts.throws) {
    if (typeof what === 'string') sets.throws.add(what);
    else if (counted.has(what))
      for (const name of known(table, what).throws) if (!except.includes(name)) sets.throws.add(name);
  }
  return sizeOf(sets) > before;
}

function emptySets(): Sets {
  return { reads: new Set(), writes: new Set(), scans: new Set(), throws: new Set() };
}

function sizeOf(sets: Sets): number {
  return sets.reads.size + sets.writes.size + sets.scans.size + sets.throws.size;
}

function addAll(target: Set<string>, values: ReadonlySet<string>): void {
  for (const value of values) target.add(value);
}

function toEffects(sets: Sets): Effects {
  return {
    reads: [...sets.reads].sort(),
    writes: [...sets.writes].sort(),
    scans: [...sets.scans].sort(),
    throws: [...sets.throws].sort(),
  };
}

function known<K extends Callable, V>(table: ReadonlyMap<Callable, V>, key: K): V {
  const value = table.get(key);
  if (value === undefined) throw new Bug(`no facts about ${key.name}`, key.declaration.span);
  return value;
}
