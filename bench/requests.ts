// What one request costs: requests to the store and invocations of functions, counted by the engine itself.
import type { Json } from '../stdlib/runtime/ports.ts';
import { startEngine } from '../targets/local/index.ts';

export interface Application {
  readonly method: string;
  readonly args: readonly Json[];
  /** Calls that must come before. */
  readonly before: readonly (readonly [method: string, args: readonly Json[]])[];
}

export const applications = {
  counter: { folder: 'counter', method: 'Backend.req', args: ['k'], before: [] },
  chain: { folder: 'chain', method: 'Caller1.req', args: ['k'], before: [] },
  tree: { folder: 'tree', method: 'Caller.req', args: ['k'], before: [] },
  travel: {
    folder: 'travel-reservation',
    method: 'Frontend.reserve',
    args: ['u1', 'f1', 'h1'],
    before: [
      ['Hotel.add', ['h1', 1000]],
      ['Flight.add', ['f1', 1000]],
    ],
  },
} as const satisfies { readonly [name: string]: Application & { readonly folder: string } };

export interface Costs {
  readonly storeRequests: number;
  readonly invocations: number;
}

const repetitions = 20;

/** The dearest of several requests. */
export async function costsOf(build: string, { method, args, before }: Application): Promise<Costs> {
  const engine = await startEngine({ build });
  const call = async (name: string, values: readonly Json[]) => {
    const result = await engine.call(name, values);
    if (result.kind === 'failed') throw new Error(`${name}: ${JSON.stringify(result.problem)}`);
  };
  try {
    for (const [name, values] of before) await call(name, values);
    const costs = { storeRequests: 0, invocations: 0 };
    for (let i = 0; i < repetitions; i++) {
      const start = await engine.stats();
      await call(method, args);
      const end = await engine.stats();
      costs.storeRequests = Math.max(costs.storeRequests, end.storeRequests - start.storeRequests);
      costs.invocations = Math.max(costs.invocations, end.invocations - start.invocations);
    }
    return costs;
  } finally {
    await engine.close();
  }
}
