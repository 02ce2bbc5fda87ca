// Whether transactions had the effects that they would have had one after another, each at some moment between its beginning and its
// end: a search for a cycle among what depends on what (Adya, 1999; Jepsen's Elle does the same). It needs no program and no
// search through orders, so it does for histories of any size; what the transactions mean, it does not know.
//
//   writes then reads        a wrote what b read
//   writes then overwrites   a wrote what b wrote over
//   reads then overwrites    a read what b wrote over
//   ends then begins         a had ended when b began

export interface Access {
  readonly record: string;
  /** Undefined: nothing was there. */
  readonly version: string | undefined;
}

export interface Transaction {
  readonly name: string;
  readonly began: number;
  readonly ended: number;
  readonly reads: readonly Access[];
  /** The versions that it made; undefined: it deleted the record. */
  readonly writes: readonly Access[];
}

/** The transactions in the order in which the store applied them: from it follows which version of a record came after which. */
export type Transactions = readonly Transaction[];

interface Edge {
  readonly to: number;
  /** `wrote Hotel/rooms/item/h1, which was read by`. */
  readonly why: string;
}

/** What is wrong, in words. */
export function notSerializable(transactions: Transactions): string | undefined {
  const graph = new Dependencies(transactions);
  if (graph.problem !== undefined) return graph.problem;
  const cycle = shortestCycle(graph.edges);
  if (cycle === undefined) return undefined;
  const steps = cycle.map(({ from, why }) => `${transactions[from]?.name ?? ''} ${why}`);
  return `${steps.join(' ')} ${transactions[cycle[0]?.from ?? 0]?.name ?? ''}`;
}

class Dependencies {
  /** By transaction; behind them, moments. */
  readonly edges: Edge[][];
  problem: string | undefined;
  readonly #transactions: Transactions;

  constructor(transactions: Transactions) {
    this.#transactions = transactions;
    this.edges = transactions.map(() => []);
    this.#addAccesses();
    this.#addTime();
  }

  #edge(from: number, to: number, why: string): void {
    if (from !== to) this.edges[from]?.push({ to, why });
  }

  #addAccesses(): void {
    const writers = this.#writersByRecord();
    for (const [record, { list }] of writers) {
      for (const [i, by] of list.entries()) {
        const next = list[i + 1];
        if (next !== undefined) this.#edge(by, next, `wrote ${record}, which was written over by`);
      }
    }
    for (const [reader, { reads }] of this.#transactions.entries())
      for (const access of reads) this.#addRead(reader, access, writers.get(access.record) ?? nobodyYet());
  }

  #addRead(reader: number, { record, version }: Access, { list, places }: Writers): void {
    if (version === undefined) {
      const [first] = list;
      // Where something was deleted, it does not say which of the times it was not there.
      if (first !== undefined && !places.has(undefined))
        this.#edge(reader, first, `found no ${record}, which was written by`);
      return;
    }
    const at = places.get(version) ?? -1;
    const [writer, next] = [list[at], list[at + 1]];
    if (writer === undefined) {
      this.problem ??= `${this.#name(reader)} read ${record} as nobody has left it: ${version}`;
      return;
    }
    this.#edge(writer, reader, `wrote ${record}, which was read by`);
    if (next !== undefined) this.#edge(reader, next, `read ${record}, which was written over by`);
  }

  #writersByRecord(): ReadonlyMap<string, Writers> {
    const found = new Map<string, Writers>();
    for (const [by, { writes }] of this.#transactions.entries()) {
      for (const { record, version } of writes) {
        const { list, places } = found.get(record) ?? nobodyYet();
        const other = version === undefined ? undefined : places.get(version);
        if (other !== undefined)
          this.problem ??= `${this.#name(list[other])} and ${this.#name(by)} both made version ${version} of ${record}`;
        places.set(version, list.length);
        list.push(by);
        found.set(record, { list, places });
      }
    }
    return found;
  }

  #name(transaction: number | undefined): string {
    return this.#transactions[transaction ?? -1]?.name ?? '';
  }

  /** By way of the moments at which transactions ended, so that there are few edges. */
  #addTime(): void {
    const ends = [...new Set(this.#transactions.map(({ ended }) => ended))].sort((a, b) => a - b);
    const first = this.edges.length;
    for (const [i] of ends.entries())
      this.edges.push(i + 1 < ends.length ? [{ to: first + i + 1, why: '' }] : []);
    const at = new Map(ends.map((end, i) => [end, first + i]));
    for (const [i, { began, ended }] of this.#transactions.entries()) {
      this.#edge(i, at.get(ended) ?? i, 'had ended before');
      const before = lastBelow(ends, began);
      if (before >= 0) this.edges[first + before]?.push({ to: i, why: 'began' });
    }
  }
}

/** Of a record: who wrote it, in order, and as the how manieth each version was made. */
interface Writers {
  readonly list: number[];
  readonly places: Map<string | undefined, number>;
}

const nobodyYet = (): Writers => ({ list: [], places: new Map() });

/** Place of the last number that is less; -1: there is none. */
function lastBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

interface Step {
  readonly from: number;
  readonly why: string;
}

/** More places are not begun from: any cycle tells enough. */
const mostStarts = 100;

function shortestCycle(edges: readonly (readonly Edge[])[]): readonly Step[] | undefined {
  const left = withoutEnds(edges);
  let shortest: readonly Step[] | undefined;
  for (const start of [...left].slice(0, mostStarts)) {
    const found = cycleFrom(start, edges, left);
    if (found !== undefined && found.length < (shortest?.length ?? Number.POSITIVE_INFINITY))
      shortest = found;
  }
  return shortest && told(shortest);
}

/** What remains when whatever nothing leads to is taken away, again and again: nothing, where there is no cycle. */
function withoutEnds(edges: readonly (readonly Edge[])[]): ReadonlySet<number> {
  const ways = edges.map(() => 0);
  for (const { to } of edges.flat()) ways[to] = (ways[to] ?? 0) + 1;
  const left = new Set(edges.keys());
  const open = [...left].filter(node => ways[node] === 0);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    left.delete(node);
    for (const { to } of edges[node] ?? []) {
      ways[to] = (ways[to] ?? 0) - 1;
      if (ways[to] === 0) open.push(to);
    }
  }
  return left;
}

function cycleFrom(
  start: number,
  edges: readonly (readonly Edge[])[],
  within: ReadonlySet<number>,
): readonly Step[] | undefined {
  const came = new Map<number, Step>();
  const open = [start];
  for (const node of open) {
    for (const { to, why } of edges[node] ?? []) {
      if (to === start) return wayBack(start, { from: node, why }, came);
      if (!within.has(to) || came.has(to)) continue;
      came.set(to, { from: node, why });
      open.push(to);
    }
  }
  return undefined;
}

function wayBack(start: number, last: Step, came: ReadonlyMap<number, Step>): readonly Step[] {
  const steps = [last];
  for (let step = last; step.from !== start; ) {
    step = came.get(step.from) as Step;
    steps.unshift(step);
  }
  return steps;
}

/** Without the moments; it begins with a transaction. */
function told(cycle: readonly Step[]): readonly Step[] {
  const at = cycle.findIndex(({ why }) => why !== '' && why !== 'began');
  return [...cycle.slice(at), ...cycle.slice(0, at)].filter(({ why }) => why !== '' && why !== 'began');
}
