// Programs about concurrency: `R.main(a, b)` of each means the same in mu and in TypeScript. `W.f(id, ms)` takes `ms` milliseconds
// and gives `ms`; `W.fail` takes them and throws; both are noted.

export interface Program {
  readonly name: string;
  /** The members of service `R`. */
  readonly text: string;
}

export const programs: readonly Program[] = [
  {
    name: 'one after another',
    text: `async main(a: number, b: number): Promise<number> {
      return (await W.f("a", a)) + (await W.f("b", b));
    }`,
  },
  {
    name: 'side by side',
    text: `async main(a: number, b: number): Promise<number[]> {
      return await Promise.all([W.f("a", a), W.f("b", b)]);
    }`,
  },
  {
    name: 'started before another await',
    text: `async main(a: number, b: number): Promise<number> {
      const p = W.f("a", a);
      const other = await W.f("b", b);
      return other + (await p);
    }`,
  },
  {
    name: 'overlapping two awaits',
    text: `async main(a: number, b: number): Promise<number> {
      const p = W.f("a", a + b);
      const x = await W.f("b", b);
      const y = await W.f("c", a);
      return x + y + (await p);
    }`,
  },
  {
    name: 'overlapping a loop of awaits',
    text: `async main(a: number, b: number): Promise<number> {
      const p = W.f("a", a * 3);
      let sum = 0;
      for (let i = 0; i < 3; i++) sum += await W.f("b" + i, b);
      return sum + (await p);
    }`,
  },
  {
    name: 'awaited on one way, and later on the other',
    text: `async main(a: number, b: number): Promise<number> {
      const p = W.f("a", a);
      let sum = 0;
      if (b > 100) sum += await W.f("b", b);
      else sum += await p;
      sum += await W.f("c", 50);
      return sum + (await p);
    }`,
  },
  {
    name: 'a promise that is awaited twice',
    text: `async main(a: number, b: number): Promise<number> {
      const p = W.f("a", a);
      const once = await p;
      await W.f("b", b);
      return once + (await p);
    }`,
  },
  {
    name: 'each round overlaps the next',
    text: `async main(a: number, b: number): Promise<number> {
      let before: Promise<number> | undefined = undefined;
      let sum = 0;
      for (let i = 0; i < 3; i++) {
        const now = W.f("r" + i, a);
        if (before !== undefined) sum += await before;
        before = now;
        sum += await W.f("s" + i, b);
      }
      return sum + (before === undefined ? 0 : await before);
    }`,
  },
  {
    name: 'calls pushed to an array',
    text: `async main(a: number, b: number): Promise<number[]> {
      const ps: Promise<number>[] = [];
      for (let i = 0; i < 4; i++) ps.push(W.f("p" + i, a + i));
      const first = await W.f("first", b);
      return [first, ...(await Promise.all(ps))];
    }`,
  },
  {
    name: 'promises in an object',
    text: `async main(a: number, b: number): Promise<number[]> {
      const jobs: Record<string, Promise<number>> = {};
      for (const key of ["x", "y", "z"]) jobs[key] = W.f(key, a);
      await W.f("between", b);
      const found: number[] = [];
      for (const job of Object.values(jobs)) found.push(await job);
      return found;
    }`,
  },
  {
    name: 'promises in a tuple and in an object with names',
    text: `async main(a: number, b: number): Promise<number> {
      const trip = { room: W.f("room", a), seats: [W.f("s1", b), W.f("s2", a)] };
      const x = await W.f("other", b);
      const [s1, s2] = await Promise.all(trip.seats);
      return x + (await trip.room) + (s1 ?? 0) + (s2 ?? 0);
    }`,
  },
  {
    name: 'a mapped array of promises, kept',
    text: `async main(a: number, b: number): Promise<number[]> {
      const ps = [1, 2, 3].map(n => W.f("p" + n, a * n));
      await W.f("b", b);
      return await Promise.all(ps);
    }`,
  },
  {
    name: 'a mapped array, awaited at once',
    text: `async main(a: number, b: number): Promise<number[]> {
      return await Promise.all([1, 2, 3].map(n => W.f("p" + n, a * n + b)));
    }`,
  },
  {
    name: 'two arrays of promises spread into one',
    text: `async main(a: number, b: number): Promise<number[]> {
      const some = [1, 2].map(n => W.f("s" + n, a));
      const more = [3, 4].map(n => W.f("m" + n, b));
      return await Promise.all([...some, ...more, W.f("last", a), 7]);
    }`,
  },
  {
    name: 'each of them in a loop',
    text: `async main(a: number, b: number): Promise<number> {
      const ps = [a, b, a + b].map((ms, i) => W.f("p" + i, ms));
      let sum = 0;
      for (const p of ps) {
        sum += await p;
        sum += await W.f("in" + sum, 10);
      }
      return sum;
    }`,
  },
  {
    name: 'an async function for each element',
    text: `async main(a: number, b: number): Promise<number[]> {
      return await Promise.all(
        [1, 2, 3].map(async n => {
          const x = await W.f("x" + n, a * n);
          if (x > 150) return await W.f("y" + n, b);
          let sum = 0;
          for (let i = 0; i < n; i++) sum += await W.f("z" + n + i, b);
          return sum;
        }),
      );
    }`,
  },
  {
    name: 'an async function for each element, outcomes',
    text: `async main(a: number, b: number): Promise<string[]> {
      const outcomes = await Promise.allSettled(
        [1, 2, 3].map(async n => {
          const x = await W.f("x" + n, a);
          return n === 2 ? await W.fail("y" + n, b) : x;
        }),
      );
      return outcomes.map(o => o.status);
    }`,
  },
  {
    name: 'async functions that start each other',
    text: `async main(a: number, b: number): Promise<number> {
      const one = async (ms: number): Promise<number> => (await W.f("one" + ms, ms)) + (await W.f("then" + ms, b));
      const two = async (ms: number): Promise<number> => {
        const p = one(ms);
        const q = one(ms + 1);
        return (await p) + (await q);
      };
      const both = [two(a), two(a + 10)];
      const x = await W.f("beside", b);
      return x + (await Promise.all(both)).reduce((sum, n) => sum + n, 0);
    }`,
  },
  {
    name: 'an async function awaited where it is called',
    text: `async main(a: number, b: number): Promise<number> {
      let sum = 0;
      const found: string[] = [];
      const add = async (id: string, ms: number): Promise<void> => {
        const more = await W.f(id, ms);
        if (more > 1000) return;
        sum += more;
        found.push(id);
      };
      for (const id of ["x", "y"]) await add(id, a);
      await add("z", b);
      return sum + found.length;
    }`,
  },
  {
    name: 'an async function called in its place',
    text: `async main(a: number, b: number): Promise<number> {
      const p = (async () => {
        const x = await W.f("x", a);
        return x + (await W.f("y", b));
      })();
      const z = await W.f("z", b);
      const w = await W.f("w", b);
      return z + w + (await p);
    }`,
  },
  {
    name: 'parallel, two at a time',
    text: `async main(a: number, b: number): Promise<number[]> {
      return await parallel([1, 2, 3, 4], async n => (await W.f("p" + n, a)) + n, { concurrency: 2 });
    }`,
  },
  {
    name: 'a promise of promises together',
    text: `async main(a: number, b: number): Promise<number> {
      const all = Promise.all([W.f("x", a), W.f("y", b)]);
      const z = await W.f("z", a);
      const w = await W.f("w", b);
      const [x, y] = await all;
      return x + y + z + w;
    }`,
  },
  {
    name: 'nobody waits',
    text: `async main(a: number, b: number): Promise<number> {
      void W.f("forgotten", a * 10);
      for (let i = 0; i < 2; i++) void W.f("forgotten" + i, a);
      return await W.f("b", b);
    }`,
  },
  {
    name: 'a timer beside a call',
    text: `async main(a: number, b: number): Promise<number> {
      const pause = sleep("2 seconds");
      const x = await W.f("x", a);
      const y = await W.f("y", b);
      await pause;
      return x + y;
    }`,
  },
  {
    name: 'a call that is faster than its limit',
    text: `async main(a: number, b: number): Promise<number | string> {
      const late = async (): Promise<string> => {
        await sleep("5 seconds");
        return "late";
      };
      return await Promise.race([W.f("x", a + b), late()]);
    }`,
  },
  {
    name: 'recursion over a tree',
    text: `async main(a: number, b: number): Promise<number> {
      return await this.walk(3, a, b);
    }
    private async walk(depth: number, a: number, b: number): Promise<number> {
      const own = await W.f("d" + depth, a);
      if (depth === 0) return own;
      const [left, right] = await Promise.all([this.walk(depth - 1, a, b), this.walk(depth - 1, b, a)]);
      return own + left + right;
    }`,
  },
  {
    name: 'recursion one after another',
    text: `async main(a: number, b: number): Promise<number> {
      return await this.down(4, a) + b;
    }
    private async down(n: number, ms: number): Promise<number> {
      if (n === 0) return 0;
      const p = W.f("n" + n, ms);
      return (await this.down(n - 1, ms)) + (await p);
    }`,
  },
  {
    name: 'a recursive async function',
    text: `async main(a: number, b: number): Promise<number> {
      const walk = async (n: number): Promise<number> => {
        if (n === 0) return b;
        const [x, y] = await Promise.all([W.f("n" + n, a), walk(n - 1)]);
        return x + y;
      };
      return await walk(3);
    }`,
  },
  {
    name: 'promises go to and from private methods',
    text: `async main(a: number, b: number): Promise<number> {
      const ps = await this.begin([a, b]);
      const x = await W.f("x", a);
      return x + (await this.sum(ps));
    }
    private async begin(all: number[]): Promise<Promise<number>[]> {
      await W.f("before", 5);
      return all.map((ms, i) => W.f("p" + i, ms));
    }
    private async sum(ps: Promise<number>[]): Promise<number> {
      let sum = 0;
      for (const p of ps) sum += await p;
      return sum;
    }`,
  },
  {
    name: 'in a switch and a labelled loop',
    text: `async main(a: number, b: number): Promise<number> {
      const p = W.f("p", a);
      let sum = 0;
      outer: for (let i = 0; i < 4; i++) {
        switch (i) {
          case 1:
            sum += await W.f("one", b);
            continue outer;
          case 3:
            sum += await p;
            break outer;
          default:
            sum += await W.f("other" + i, b);
        }
      }
      return sum + (await p);
    }`,
  },
];
