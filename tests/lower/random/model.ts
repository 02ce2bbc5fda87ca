// What the random programs mean, in plain JavaScript: services are functions over objects in memory. `$` is one invocation
// of a method. It knows the two things that mu adds: a turn that throws out of its method leaves nothing behind, and a
// transaction is all or nothing. Calls that were started settle before the method goes on after an `await`.

export interface World {
  readonly states: Map<string, StateLike>;
  /** Calls that nobody waits for: they run when all else is done, so that no rollback takes them back. */
  readonly later: (() => Promise<unknown>)[];
}

type StateLike = ModelMap | ModelList | ModelValue;

type Method = ($: Invocation, ...args: unknown[]) => Promise<unknown>;

/** What a client sees of a request. */
export type Seen = { readonly value: unknown } | { readonly error: string; readonly fields: unknown };

export class Odd extends Error {
  readonly value: number;

  constructor({ value }: { readonly value: number }) {
    super('Odd');
    this.name = 'Odd';
    this.value = value;
  }
}

class Aborted extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.name = 'TransactionAborted';
    this.reason = reason;
  }
}

interface Mark {
  readonly copy: ReadonlyMap<string, unknown>;
  readonly outer: boolean;
}

/** A call that was started: at once, or in a transaction when it is awaited. */
interface Started {
  readonly run: () => Promise<unknown>;
  promise: Promise<unknown> | undefined;
}

export class Invocation {
  readonly #world: World;
  #serial: boolean;
  #undo: (() => void)[] = [];
  readonly #running = new Set<Started>();
  #forgotten: [Method, unknown[]][] = [];

  constructor(world: World, serial: boolean) {
    this.#world = world;
    this.#serial = serial;
  }

  state(name: string): StateLike {
    const found = this.#world.states.get(name);
    if (found === undefined) throw new Error(`no state ${name}`);
    return found.noting(undo => this.#undo.push(undo));
  }

  /** The turn throws: what it wrote is dropped. */
  drop(): void {
    this.#forgotten = [];
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
  }

  start(method: Method, ...args: unknown[]): Started {
    const sent = structuredClone(args);
    const run = (): Promise<unknown> => method(new Invocation(this.#world, this.#serial), ...sent);
    const started: Started = { run, promise: undefined };
    if (!this.#serial) started.promise = Promise.resolve().then(run);
    started.promise?.catch(() => undefined);
    this.#running.add(started);
    return started;
  }

  /** Begins when the turn has ended; nobody waits. */
  forget(method: Method, ...args: unknown[]): void {
    this.#forgotten.push([method, structuredClone(args)]);
  }

  /** The turn has ended. */
  flush(): void {
    for (const [method, args] of this.#forgotten)
      this.#world.later.push(() => method(new Invocation(this.#world, false), ...args));
    this.#forgotten = [];
  }

  async rest(): Promise<void> {
    await Promise.allSettled([...this.#running].map(started => started.promise));
    for (let run = this.#world.later.shift(); run !== undefined; run = this.#world.later.shift())
      await Promise.allSettled([run()]);
  }

  async wait(started: Started): Promise<unknown> {
    const [outcome] = await this.allSettled([started]);
    if (outcome?.status === 'rejected') throw outcome.reason;
    return outcome?.value;
  }

  async all(list: readonly Started[]): Promise<unknown[]> {
    const outcomes = await this.allSettled(list);
    const failed = outcomes.find(o => o.status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    return outcomes.map(o => (o as PromiseFulfilledResult<unknown>).value);
  }

  async allSettled(list: readonly Started[]): Promise<PromiseSettledResult<unknown>[]> {
    this.#undo = [];
    this.flush();
    const inOrder = [...this.#running].filter(started => list.includes(started));
    if (this.#serial) {
      for (const started of inOrder) {
        started.promise ??= started.run();
        await Promise.allSettled([started.promise]);
      }
    } else await Promise.allSettled([...this.#running].map(started => started.promise));
    const outcomes = await Promise.allSettled(list.map(started => started.promise));
    this.#undo = [];
    return structuredClonePlain(outcomes);
  }

  begin(): Mark {
    if (!this.#serial) {
      // What came before was a turn of its own.
      this.#undo = [];
      this.flush();
    }
    const outer = this.#serial;
    this.#serial = true;
    return { copy: new Map([...this.#world.states].map(([name, s]) => [name, s.copy()])), outer };
  }

  rollback({ copy }: Mark): void {
    for (const [name, value] of copy) this.#world.states.get(name)?.restore(value);
    this.#undo = [];
  }

  commit({ outer }: Mark): void {
    this.#serial = outer;
    if (!outer) this.#undo = [];
  }

  abort(reason: string): never {
    throw new Aborted(reason);
  }
}

/** Results are sent, too; errors keep their class. */
function structuredClonePlain(
  outcomes: readonly PromiseSettledResult<unknown>[],
): PromiseSettledResult<unknown>[] {
  return outcomes.map(o =>
    o.status === 'fulfilled' ? { status: 'fulfilled', value: structuredClone(o.value) } : o,
  );
}

type Note = (undo: () => void) => void;

class ModelMap {
  readonly #map: Map<string, number>;
  readonly #note: Note;

  constructor(map = new Map<string, number>(), note: Note = () => undefined) {
    this.#map = map;
    this.#note = note;
  }

  noting(note: Note): ModelMap {
    return new ModelMap(this.#map, note);
  }

  get(key: string): number | undefined {
    return this.#map.get(key);
  }

  has(key: string): boolean {
    return this.#map.has(key);
  }

  set(key: string, value: number): void {
    this.#change(() => this.#map.set(key, value));
  }

  /** An entry as a target: `sums[key] = …`. */
  at(key: string): { value: number } {
    const set = (value: number): void => this.set(key, value);
    return {
      set value(next: number) {
        set(next);
      },
    };
  }

  delete(key: string): boolean {
    const had = this.#map.has(key);
    this.#change(() => this.#map.delete(key));
    return had;
  }

  entries(): [string, number][] {
    return [...this.#map];
  }

  values(): number[] {
    return [...this.#map.values()];
  }

  copy(): unknown {
    return new Map(this.#map);
  }

  restore(copy: unknown): void {
    this.#map.clear();
    for (const [key, value] of copy as Map<string, number>) this.#map.set(key, value);
  }

  #change(change: () => void): void {
    const before = this.copy();
    this.#note(() => this.restore(before));
    change();
  }
}

class ModelList {
  readonly #items: number[];
  readonly #note: Note;

  constructor(items: number[] = [], note: Note = () => undefined) {
    this.#items = items;
    this.#note = note;
  }

  noting(note: Note): ModelList {
    return new ModelList(this.#items, note);
  }

  get length(): number {
    return this.#items.length;
  }

  push(value: number): number {
    this.#note(() => this.#items.pop());
    return this.#items.push(value);
  }

  slice(): number[] {
    return [...this.#items];
  }

  copy(): unknown {
    return [...this.#items];
  }

  restore(copy: unknown): void {
    this.#items.splice(0, this.#items.length, ...(copy as number[]));
  }
}

/** A counter, or a state of one value. */
class ModelValue {
  readonly #cell: { now: number };
  readonly #note: Note;

  constructor(cell: { now: number }, note: Note = () => undefined) {
    this.#cell = cell;
    this.#note = note;
  }

  noting(note: Note): ModelValue {
    return new ModelValue(this.#cell, note);
  }

  get value(): number {
    return this.#cell.now;
  }

  set value(next: number) {
    const by = next - this.#cell.now;
    this.#note(() => {
      this.#cell.now -= by;
    });
    this.#cell.now = next;
  }

  copy(): unknown {
    return this.#cell.now;
  }

  restore(copy: unknown): void {
    this.#cell.now = copy as number;
  }
}

function newWorld(): World {
  return {
    later: [],
    states: new Map<string, StateLike>([
      ['R.sums', new ModelMap()],
      ['R.trace', new ModelList()],
      ['R.rate', new ModelValue({ now: 3 })],
      ['W.done', new ModelValue({ now: 0 })],
      ['W.sums', new ModelMap()],
      ['M.visits', new ModelValue({ now: 0 })],
      ['V.hits', new ModelValue({ now: 0 })],
    ]),
  };
}

/** With what `R.main` of a random program is called, one after another. */
export const requests = [
  [3, 'x', [1, 2, 5]],
  [-2, '', []],
  [0, 'yz', [8]],
] as const;

/** The methods that then show what is stored. */
export const dumps = ['R.dump', 'W.dump', 'M.dump', 'V.dump'] as const;

/** Runs the JavaScript of a program: the requests one after the other, then what each service holds. */
export async function runModel(
  js: string,
  requests: readonly (readonly unknown[])[],
): Promise<readonly Seen[]> {
  const make = new Function('Odd', js) as (odd: typeof Odd) => { readonly [name: string]: Method };
  const { R_main, R_dump, W_dump, M_dump, V_dump } = make(Odd) as { readonly [name: string]: Method };
  const world = newWorld();
  const seen: Seen[] = [];
  for (const args of requests) seen.push(await request(world, R_main as Method, args));
  for (const dump of [R_dump, W_dump, M_dump, V_dump]) seen.push(await request(world, dump as Method, []));
  return seen;
}

async function request(world: World, method: Method, args: readonly unknown[]): Promise<Seen> {
  const invocation = new Invocation(world, false);
  try {
    return { value: await method(invocation, ...structuredClone(args)) };
  } catch (thrown) {
    if (thrown instanceof Odd) return { error: 'Odd', fields: { value: thrown.value } };
    if (thrown instanceof Aborted) return { error: thrown.name, fields: { reason: thrown.reason } };
    throw thrown;
  } finally {
    await invocation.rest();
  }
}
