// Async functions in a transaction: promises whose errors show where they are awaited, in every place that a function has.
//
// > AsyncWithin.hoisted() = 6
// > AsyncWithin.recursive(3) = 6
// > AsyncWithin.defaults() = [3,4]
// > AsyncWithin.rest() = 6
// > AsyncWithin.destructured() = 5
// > AsyncWithin.inObject() = 8
// > AsyncWithin.higher() = 8
// > AsyncWithin.conditional(true) = 2
// > AsyncWithin.conditional(false) = 4
// > AsyncWithin.stateInside() = "kept 1"
// > AsyncWithin.stateStarted() = "gone 1"
// > AsyncWithin.callInside() = "kept 11"
// > AsyncWithin.lets() = 5
// > AsyncWithin.letsAborted() = 1
// > AsyncWithin.iife() = 2
// > AsyncWithin.forAwait([1,2]) = 6
// > AsyncWithin.loop([1,2,3]) = 12
// > AsyncWithin.finals() = "a,f,caught"
// > AsyncWithin.nested() = [[2],[4]]
// > AsyncWithin.method([1,2]) = [2,4]
// > AsyncWithin.limit() = "RangeError"
// > AsyncWithin.parallelSettles() = "bad 3"
// > AsyncWithin.outside([1,2]) = [4,6]
// > AsyncWithin.sameObject() = true
// not in Node: what is taken back is a matter of turns
import { abort, parallel } from "mu";
export error BadOne { n: number }
service Adder {
  state c: Counter;
  dbl(n: number): number {
    return n * 2;
  }
  add(n: number): number {
    this.c.add(n);
    return n;
  }
  get(): number {
    return this.c.value;
  }
  reset(): void {
    this.c.take(this.c.value);
  }
  bad(n: number): number {
    throw new BadOne({ n });
  }
  async map(ns: number[]): Promise<number[]> {
    const f = async (n: number): Promise<number> => await Adder.dbl(n);
    return await Promise.all(ns.map(f));
  }
}
export service AsyncWithin {
  state w: Counter;
  async hoisted(): Promise<number> {
    transaction {
      const n = await later(3);
      async function later(k: number): Promise<number> {
        return await Adder.dbl(k);
      }
      return n;
    }
  }
  async recursive(n: number): Promise<number> {
    transaction {
      const sum = async (k: number): Promise<number> => k === 0
        ? 0
        : await Adder.add(0) + k + await sum(k - 1);
      return await sum(n);
    }
  }
  async defaults(): Promise<number[]> {
    transaction {
      const f = async (a: number, b: number = a * 2): Promise<number> => await Adder.add(a) + b;
      const one = await f(1);
      const p = f(1, 3);
      return [one, await p];
    }
  }
  async rest(): Promise<number> {
    transaction {
      const f = async (...ns: number[]): Promise<number> => {
        let t = 0;
        for (const n of ns) t += await Adder.add(n);
        return t;
      };
      return await f(1, 2, 3);
    }
  }
  async destructured(): Promise<number> {
    transaction {
      const f = async ({ a, b }: { a: number; b: number }): Promise<number> =>
        await Adder.add(a) + b;
      return await f({ a: 2, b: 3 });
    }
  }
  async inObject(): Promise<number> {
    transaction {
      const o = { f: async (n: number): Promise<number> => await Adder.dbl(n) };
      return await o.f(4);
    }
  }
  async higher(): Promise<number> {
    transaction {
      const twice = async (
        f: (n: number) => Promise<number>,
        n: number,
      ): Promise<number> => await f(await f(n));
      return await twice(async n => await Adder.dbl(n), 2);
    }
  }
  async conditional(b: boolean): Promise<number> {
    transaction {
      const f =
        b
          ? (async (n: number): Promise<number> => await Adder.dbl(n))
          : async (n: number): Promise<number> => await Adder.dbl(n * 2);
      return await f(1);
    }
  }
  async stateInside(): Promise<string> {
    transaction {
      const f = async (): Promise<void> => {
        this.w.add(1);
        throw new BadOne({ n: 1 });
      };
      try {
        await f();
      } catch {
        return `kept ${this.w.value}`;
      }
    }
    return "";
  }
  async stateStarted(): Promise<string> {
    transaction {
      const f = async (): Promise<void> => {
        this.w.add(1);
        throw new BadOne({ n: 1 });
      };
      const p = f();
      try {
        await p;
      } catch {
        return `gone ${this.w.value}`;
      }
    }
    return "";
  }
  async callInside(): Promise<string> {
    await Adder.reset();
    await Adder.add(1);
    transaction {
      const f = async (): Promise<void> => {
        await Adder.add(10);
        throw new BadOne({ n: 1 });
      };
      const p = f();
      try {
        await p;
      } catch {
        return `kept ${await Adder.get()}`;
      }
    }
    return "";
  }
  async lets(): Promise<number> {
    let n = 1;
    transaction {
      const f = async (k: number): Promise<void> => {
        n += await Adder.add(k);
      };
      await f(1);
      await f(3);
    }
    return n;
  }
  async letsAborted(): Promise<number> {
    let n = 1;
    try {
      transaction {
        const f = async (k: number): Promise<void> => {
          n += await Adder.add(k);
        };
        await f(1);
        abort("x");
      }
    } catch {}
    return n;
  }
  async iife(): Promise<number> {
    transaction {
      return await (async () => await Adder.dbl(1))();
    }
  }
  async forAwait(ns: number[]): Promise<number> {
    let t = 0;
    transaction {
      for await (const d of ns.map(async n => await Adder.dbl(n))) t += d;
    }
    return t;
  }
  async loop(ns: number[]): Promise<number> {
    let t = 0;
    transaction {
      for (const n of ns) {
        const f = async (): Promise<number> => await Adder.dbl(n);
        t += await f();
      }
    }
    return t;
  }
  async finals(): Promise<string> {
    const log: string[] = [];
    transaction {
      const f = async (): Promise<void> => {
        try {
          log.push("a");
          await Adder.bad(1);
        } finally {
          log.push("f");
        }
      };
      try {
        await f();
      } catch {
        log.push("caught");
      }
    }
    return log.join(",");
  }
  async nested(): Promise<number[][]> {
    transaction {
      return await Promise.all(
        [1, 2].map(async a => await Promise.all([a].map(async b => await Adder.dbl(b)))),
      );
    }
  }
  async method(ns: number[]): Promise<number[]> {
    transaction {
      return await Adder.map(ns);
    }
  }
  async limit(): Promise<string> {
    try {
      transaction {
        await parallel([1], async n => await Adder.dbl(n), {
          concurrency: this.w.value - this.w.value,
        });
      }
    } catch (e) {
      return e instanceof Error ? e.name : "?";
    }
    return "no";
  }
  async parallelSettles(): Promise<string> {
    await Adder.reset();
    transaction {
      try {
        await parallel(
          [1, 9, 2],
          async n => {
            if (n === 9) throw new BadOne({ n });
            return await Adder.add(n);
          },
          { concurrency: 1 },
        );
      } catch {
        return `bad ${await Adder.get()}`;
      }
    }
    return "";
  }
  async outside(ns: number[]): Promise<number[]> {
    const f = async (n: number): Promise<number> => await Adder.dbl(n + 1);
    transaction {
      return await Promise.all(ns.map(f));
    }
  }
  async sameObject(): Promise<boolean> {
    transaction {
      const o = { a: 1 };
      const f = async (): Promise<{ a: number }> => {
        await Adder.add(0);
        return o;
      };
      const same = await f();
      return same === o;
    }
  }
}
