// objects whose functions use the variable that holds them
//
// > Counters.up(2) = [1, 3, 3]
// > Counters.chain() = "a-b-c"
// > Counters.walk([3,1,2]) = 6
// > Counters.later([1,2]) = 8
// > Counters.rounds([1,2]) = [2, 4, 1, 2, 12, 14]
import { Echo } from "./echo.mu";

export service Counters {
  up(by: number): number[] {
    const counter = {
      n: 0,
      add: (m: number) => {
        counter.n += m;
        return counter.n;
      },
      last: () => counter.n,
    };
    return [counter.add(1), counter.add(by), counter.last()];
  }

  chain(): string {
    const parts: string[] = [];
    const builder = {
      add: (part: string) => {
        parts.push(part);
        return builder;
      },
      done: () => parts.join("-"),
    };
    return builder.add("a").add("b").add("c").done();
  }

  walk(ns: number[]): number {
    let sum = 0;
    const step = (i: number) => {
      if (i >= ns.length) return;
      sum += ns[i] ?? 0;
      step(i + 1);
    };
    step(0);
    return sum;
  }

  private twice(n: number): number {
    const box = { n, twice: () => box.n * 2 };
    return box.twice();
  }

  async later(ns: number[]): Promise<number> {
    let sum = 0;
    for (const n of ns) {
      sum += this.twice(n);
      sum += await Echo.count(n - 1);
    }
    const down = (n: number) => {
      if (n === 0) return 1;
      return down(n - 1);
    };
    return sum + down(5);
  }

  /** Each round has an object of its own, whose functions go on using it. */
  async rounds(ns: number[]): Promise<number[]> {
    const out: number[] = [];
    for (const n of ns) {
      await Echo.count(n);
      const box = { n, twice: () => box.n * 2 };
      out.push(box.twice());
    }
    for (const n of ns) {
      const counter = {
        n: n - 1,
        up: () => {
          counter.n += 1;
          return counter.n;
        },
      };
      out.push(counter.up());
      await Echo.count(n);
    }
    const gets: (() => number)[] = [];
    for (const n of ns) {
      const held = { n, get: () => held.n + 10 };
      if (n > 5) return [await Echo.count(n)];
      held.n += n;
      gets.push(held.get);
    }
    return [...out, ...gets.map(get => get())];
  }
}
