// Signals under crashes: senders, waits, time-outs and late repetitions in any order, where any step of any of them may be
// cut off before or after it took effect. Whatever happens, a message is had by one wait or still there, never both, never
// neither.
import test, { type ExecutionContext } from 'ava';
import { generator } from '../../stdlib/runtime/hash.ts';
import type { Json, Ports, Store } from '../../stdlib/runtime/ports.ts';
import { deliverSignal, executeSignal } from '../../stdlib/runtime/signals.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';

const address = { request: 'r1', name: 'go' };

class Crash extends Error {}

interface Options {
  readonly seed: string;
  readonly waits: number;
  readonly messages: number;
  readonly sequential: boolean;
}

/** Runs tasks whose every step waits for its turn, in random order. */
class World {
  readonly #next: () => number;
  readonly store = memoryStore();
  readonly #ready: (() => void)[] = [];
  /** What tokens that are alive wait for. */
  readonly tokens = new Map<string, (output: Json) => void>();
  crashes = 0;
  #lastToken = 0;

  constructor(seed: string) {
    this.#next = generator(seed);
  }

  chance(one: number): boolean {
    return this.#next() % one === 0;
  }

  token(): string {
    return `t${++this.#lastToken}`;
  }

  /** A moment at which anything else may happen first. */
  turn(): Promise<void> {
    return new Promise(done => this.#ready.push(done));
  }

  async run(tasks: readonly Promise<void>[]): Promise<void> {
    let over = false;
    const all = Promise.all(tasks).finally(() => {
      over = true;
    });
    while (!over) {
      for (let i = 0; i < 30; i++) await Promise.resolve();
      const at = this.#next() % Math.max(1, this.#ready.length);
      this.#ready.splice(at, 1)[0]?.();
    }
    await all;
  }

  ports(): Ports & { platform: { succeed(token: string, output: Json): Promise<boolean> } } {
    const store: Store = {
      ...this.store,
      entry: key => this.#step(() => this.store.entry(key)),
      commit: commit => this.#step(() => this.store.commit(commit)),
    };
    return {
      store,
      clock: { now: () => 0, wait: () => this.turn() },
      random: { next: () => 0.5 },
      log: { write: () => {} },
      retention: 1000,
      platform: {
        succeed: (token: string, output: Json) => this.#step(async () => this.#succeed(token, output)),
      },
    } as never;
  }

  #succeed(token: string, output: Json): boolean {
    const wake = this.tokens.get(token);
    this.tokens.delete(token);
    wake?.(output);
    return wake !== undefined;
  }

  /** Before it, after it, or not at all: a step may be the last of its process. */
  async #step<T>(run: () => Promise<T>): Promise<T> {
    await this.turn();
    if (this.chance(7)) this.#crash();
    const result = await run();
    await this.turn();
    if (this.chance(7)) this.#crash();
    return result;
  }

  #crash(): never {
    this.crashes++;
    throw new Crash();
  }
}

interface Seen {
  /** What each wait got; undefined: it timed out. */
  readonly got: Map<string, Json | undefined>;
  readonly acknowledged: Set<string>;
}

function invocation(key: string, action: string, token = '') {
  const values = { action, ...address, token, shape: { kind: 'string' } };
  return { run: 'mu:signal', key, attempt: 0, time: new Date(0).toISOString(), values } as never;
}

/** As the platform does it: attempts until one is through, each with a token of its own; then a message or the time is over. */
async function wait(world: World, key: string, { got }: Seen): Promise<void> {
  let message: Json | undefined;
  let woken = false;
  let token = '';
  for (let through = false; !through && !woken; ) {
    world.tokens.delete(token);
    token = world.token();
    world.tokens.set(token, output => {
      woken = true;
      message = (output as { message: Json }).message;
    });
    const asked = invocation(key, 'wait', token);
    through = await survives(() => executeSignal(asked, world.ports()));
    if (world.chance(6)) void later(world, () => executeSignal(asked, world.ports()));
  }
  for (let left = world.chance(2) ? 4 : 40; !woken && left > 0; left--) await world.turn();
  world.tokens.delete(token);
  if (!woken) message = await withdraw(world, key);
  got.set(key, message);
}

async function withdraw(world: World, key: string): Promise<Json | undefined> {
  for (;;) {
    try {
      return (await executeSignal(invocation(key, 'withdraw'), world.ports())).values['value'];
    } catch (error) {
      if ((error as Error).name === 'Timeout') {
        // The reply may be lost on its way.
        if (!world.chance(8)) return undefined;
      } else if (!(error instanceof Crash)) throw error;
    }
  }
}

async function send(world: World, id: string, { acknowledged }: Seen): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    if (await survives(() => deliverSignal(world.ports(), address, { id, value: id }))) {
      acknowledged.add(id);
      if (!world.chance(4)) return;
    }
  }
}

async function survives(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (error instanceof Crash) return false;
    throw error;
  }
}

/** A repetition that the platform delivers long after. */
async function later(world: World, run: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < 60; i++) await world.turn();
  await survives(run);
}

async function play({ seed, waits, messages, sequential }: Options): Promise<{ seen: Seen; world: World }> {
  const world = new World(seed);
  const seen: Seen = { got: new Map(), acknowledged: new Set() };
  const keys = Array.from({ length: waits }, (_, i) => `r1/w${i}`);
  const ids = Array.from({ length: messages }, (_, i) => `m${i}`);
  const waiting = sequential
    ? [inOrder(keys, key => wait(world, key, seen))]
    : keys.map(key => wait(world, key, seen));
  const sending = sequential
    ? [inOrder(ids, id => send(world, id, seen))]
    : ids.map(id => send(world, id, seen));
  await world.run([...waiting, ...sending]);
  return { seen, world };
}

async function inOrder(names: readonly string[], run: (name: string) => Promise<void>): Promise<void> {
  for (const name of names) await run(name);
}

interface Box {
  readonly queue: readonly { readonly id: string }[];
  readonly waits: readonly unknown[];
  readonly given: readonly { readonly key: string; readonly message: { readonly id: string } }[];
}

function boxOf(world: World): Box {
  const [entry] = world.store.entries().values();
  const state = entry?.state;
  return state?.kind === 'open' ? (state.values as never) : { queue: [], waits: [], given: [] };
}

function check(t: ExecutionContext, options: Options, { seen, world }: Awaited<ReturnType<typeof play>>) {
  const had = [...seen.got.values()].filter(message => message !== undefined) as string[];
  const { queue, given } = boxOf(world);
  const kept = queue.map(message => message.id);
  t.is(new Set(had).size, had.length, `${options.seed}: no message is had twice`);
  t.deepEqual(
    had.filter(id => kept.includes(id)),
    [],
    `${options.seed}: what is had is not kept`,
  );
  for (const id of seen.acknowledged)
    t.true(had.includes(id) || kept.includes(id), `${options.seed}: ${id} is lost`);
  for (const { key, message } of given)
    t.is(seen.got.get(key), message.id, `${options.seed}: given to ${key}, which has something else`);
  if (options.sequential)
    t.deepEqual(had, [...had].sort(byNumber), `${options.seed}: taken in the order of sending`);
}

function byNumber(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}

for (const sequential of [true, false])
  test(`messages are taken once under crashes, ${sequential ? 'one after another' : 'all at once'}`, async t => {
    let crashes = 0;
    let had = 0;
    for (let n = 0; n < 150; n++) {
      const options = { seed: `${sequential}-${n}`, waits: 1 + (n % 4), messages: n % 5, sequential };
      const played = await play(options);
      check(t, options, played);
      crashes += played.world.crashes;
      had += [...played.seen.got.values()].filter(message => message !== undefined).length;
    }
    t.log({ crashes, had });
    t.true(crashes > 300 && had > 100, 'there was something to survive');
  });
