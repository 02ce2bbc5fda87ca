// The same programs as TypeScript, run by Node in virtual time: a call takes its latency on a clock that jumps.
import { stripTypeScriptTypes } from 'node:module';
import type { Program } from './programs.ts';

export interface Ran {
  readonly value: unknown;
  readonly took: number;
  /** The calls that happened and did not fail, sorted. */
  readonly calls: readonly string[];
}

class Odd extends Error {
  readonly value: number;

  constructor({ value }: { readonly value: number }) {
    super('Odd');
    this.value = value;
  }
}

class Clock {
  #now = 0;
  readonly #due: { readonly at: number; readonly wake: () => void }[] = [];

  get now(): number {
    return this.#now;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise(wake => void this.#due.push({ at: this.#now + milliseconds, wake }));
  }

  /** Until nothing is due any more. */
  async drain(): Promise<void> {
    for (;;) {
      await new Promise(setImmediate);
      const at = Math.min(...this.#due.map(d => d.at));
      const index = this.#due.findIndex(d => d.at === at);
      if (index < 0) return;
      const [next] = this.#due.splice(index, 1);
      this.#now = at;
      next?.wake();
    }
  }
}

type Run<T, R> = (item: T, index: number) => Promise<R>;

async function parallel<T, R>(items: readonly T[], run: Run<T, R>, { concurrency = 0 } = {}): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      results[at] = await run(items[at] as T, at);
    }
  };
  await Promise.all(Array.from({ length: concurrency === 0 ? items.length : concurrency }, worker));
  return results;
}

export async function javascript({ text }: Program, args: readonly number[]): Promise<Ran> {
  const clock = new Clock();
  const calls: string[] = [];
  const W = {
    async f(id: string, ms: number): Promise<number> {
      calls.push(id);
      await clock.sleep(ms);
      return ms;
    },
    async fail(_: string, ms: number): Promise<number> {
      await clock.sleep(ms);
      throw new Odd({ value: ms });
    },
  };
  const sleep = (duration: string): Promise<void> => clock.sleep(Number.parseInt(duration, 10) * 1000);
  const code = stripTypeScriptTypes(`class R { ${text} }`);
  const make = new Function('W', 'Odd', 'sleep', 'parallel', `${code}\nreturn new R();`) as (
    ...globals: unknown[]
  ) => { main(...args: readonly number[]): Promise<unknown> };
  let took = 0;
  const running = make(W, Odd, sleep, parallel)
    .main(...args)
    .finally(() => {
      took = clock.now;
    });
  running.catch(() => undefined);
  await clock.drain();
  return { value: await running, took, calls: calls.sort() };
}
