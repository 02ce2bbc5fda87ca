// A platform for one run that goes wrong where a test says so, and the search over all the places where it can.
//
// A fault hits the n-th request to the store. The platform starts the run again after a crash, as often as it takes, and sends
// late duplicates in the end. What counts is what a client could see: the replies, and what is stored.
import { executeRun } from '../../stdlib/runtime/driver.ts';
import { PlatformError } from '../../stdlib/runtime/errors.ts';
import type { Program } from '../../stdlib/runtime/graph.ts';
import type { Invocation, Json, Ports, Store } from '../../stdlib/runtime/ports.ts';
import { type MemoryStore, memoryStore } from '../../stdlib/stores/memory.ts';

export type Fault =
  /** The process dies before, or after, the store has done it. */
  | 'crash before'
  | 'crash after'
  /** The store does it; the answer is lost. */
  | 'lost answer'
  | 'unavailable'
  /** The whole run happens a second time at this moment, as a first or as another attempt. */
  | 'duplicate first'
  | 'duplicate again'
  /** Another request commits at this moment. */
  | 'interference';

export const faults: readonly Fault[] = [
  'crash before',
  'crash after',
  'lost answer',
  'unavailable',
  'duplicate first',
  'duplicate again',
  'interference',
];

/** At which requests what happens: `plan[2]` hits the third. */
export type Plan = ReadonlyMap<number, Fault>;

export interface Scenario {
  readonly program: Program;
  readonly run: string;
  readonly values: { readonly [name: string]: Json };
  prepare?(store: Store): Promise<void>;
  /** What another client does in between. */
  interfere?(store: Store): Promise<void>;
}

export interface Seen {
  /** Distinct outcomes that any attempt gave. */
  readonly outcomes: readonly string[];
  readonly records: { readonly [record: string]: Json };
  readonly requests: number;
  readonly interfered: boolean;
}

export type Broken = (store: MemoryStore) => Store;

const never = new Promise<never>(() => undefined);

export async function play(scenario: Scenario, plan: Plan, broken: Broken = store => store): Promise<Seen> {
  const memory = memoryStore();
  const store = broken(memory);
  await scenario.prepare?.(store);
  const outcomes = new Set<string>();
  let requests = 0;
  let interfered = false;
  const invocation: Invocation = {
    run: scenario.run,
    key: `request/${scenario.run}`,
    attempt: 0,
    time: '2026-01-02T03:04:05.000Z',
    values: scenario.values,
  };
  const attempt = (number: number, ports: Ports) =>
    outcomeOf(executeRun(scenario.program, { ...invocation, attempt: number }, ports));

  const faulty = (died: () => void): Store => {
    const hit = async <T>(request: () => Promise<T>): Promise<T> => {
      const fault = plan.get(requests++);
      if (fault === undefined) return await request();
      if (fault === 'duplicate first') outcomes.add(await attempt(0, portsOf(store)));
      if (fault === 'duplicate again') outcomes.add(await attempt(1, portsOf(store)));
      if (fault === 'interference') {
        interfered = true;
        await scenario.interfere?.(store);
      }
      if (fault === 'unavailable') throw new PlatformError('Mu.StoreUnavailable', 'injected');
      if (fault === 'crash before') return die(died);
      const answer = await request();
      if (fault === 'crash after') return die(died);
      if (fault === 'lost answer') throw new PlatformError('Mu.StoreUnavailable', 'injected');
      return answer;
    };
    return {
      read: keys => hit(() => store.read(keys)),
      scan: range => hit(() => store.scan(range)),
      entry: key => hit(() => store.entry(key)),
      commit: commit => hit(() => store.commit(commit)),
    };
  };

  for (let number = 0, alive = false; !alive; number++) {
    alive = await new Promise<boolean>(resolve => {
      const running = attempt(number, portsOf(faulty(() => resolve(false))));
      void running.then(outcome => {
        outcomes.add(outcome);
        resolve(true);
      });
    });
  }
  outcomes.add(await attempt(0, portsOf(store)));
  outcomes.add(await attempt(3, portsOf(store)));
  return { outcomes: [...outcomes], records: Object.fromEntries(memory.records()), requests, interfered };
}

function die(died: () => void): Promise<never> {
  died();
  return never;
}

async function outcomeOf(running: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await running);
  } catch (error) {
    return `${(error as Error).name} ${(error as Error).message}`;
  }
}

/** Time passes only by waiting. */
export function portsOf(store: Store): Ports {
  let now = 1_767_323_045_000;
  let seed = 1;
  return {
    store,
    clock: {
      now: () => now,
      wait: async milliseconds => {
        now += milliseconds;
      },
    },
    random: {
      next: () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed / 2_147_483_647;
      },
    },
    platform: { succeed: async () => false, fail: async () => false },
    log: { write: () => undefined },
    retention: 3600,
  };
}

/** Every plan with one fault, and every plan with two, of a run that makes so many requests. */
export function* plans(requests: number): Generator<Plan> {
  yield new Map();
  for (let i = 0; i <= requests; i++) {
    for (const first of faults) {
      yield new Map([[i, first]]);
      for (let j = i + 1; j <= requests + 3; j++)
        for (const second of faults)
          yield new Map([
            [i, first],
            [j, second],
          ]);
    }
  }
}

export function planText(plan: Plan): string {
  return [...plan].map(([request, fault]) => `${fault} at ${request}`).join(', ');
}
