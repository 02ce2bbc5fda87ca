// Async functions inside methods: for each element, started, called in their place, awaited where they are called.
//
// > Functions.each([1, 2, 3]) = [2,4,-1]
// > Functions.inline([3, 4]) = [14,2]
// > Functions.started(5) = 52
// > Functions.inPlace(3) = 13
// > Functions.settled([1, 3]) = ["fulfilled","rejected"]
// > Functions.named(["a", "b"]) = ["<a>","<b>"]
// > Functions.several([1, 2, 3, 4, 5]) = [2,4,-3,8,10]
// > Functions.nested([[1, 2], [4]]) = [[2,4],[8]]
import { parallel } from "mu";
import { Slow } from "./slow.mu";

export service Functions {
  async each(ns: number[]): Promise<number[]> {
    return await Promise.all(
      ns.map(async n => {
        try {
          return await Slow.double(n);
        } catch (e) {
          return -1;
        }
      }),
    );
  }

  async inline(ns: number[]): Promise<number[]> {
    let sum = 0;
    let calls = 0;
    const add = async (n: number): Promise<void> => {
      calls++;
      if (n === 3) {
        sum += 6;
        return;
      }
      sum += await Slow.double(n);
    };
    for (const n of ns) await add(n);
    return [sum, calls];
  }

  async started(n: number): Promise<number> {
    const four = async (x: number): Promise<number> => (await Slow.double(x)) + (await Slow.double(x));
    const p = four(n);
    const q = four(n + 1);
    const own = (await Slow.double(2)) + (await Slow.double(2));
    return (await p) + (await q) + own;
  }

  async inPlace(n: number): Promise<number> {
    const p = (async () => {
      const x = await Slow.double(n + 1);
      return x + 1;
    })();
    const x = await Slow.double(1);
    const y = await Slow.double(1);
    return x + y + (await p);
  }

  async settled(ns: number[]): Promise<string[]> {
    const outcomes = await Promise.allSettled(ns.map(async n => (await Slow.double(n)) + (await Slow.double(1))));
    return outcomes.map(o => o.status);
  }

  async named(texts: string[]): Promise<string[]> {
    async function wrapped(text: string): Promise<string> {
      return await Slow.wrap(text);
    }
    return await Promise.all(texts.map(wrapped));
  }

  async several(ns: number[]): Promise<number[]> {
    return await parallel(
      ns,
      async n => {
        if (n === 3) return -n;
        return await Slow.double(n);
      },
      { concurrency: 2 },
    );
  }

  async nested(rows: number[][]): Promise<number[][]> {
    return await Promise.all(rows.map(async row => await Promise.all(row.map(async n => await Slow.double(n)))));
  }
}
