// Programs about errors and races: mu lets the others finish before an error or a race goes on, so that they may take longer
// than in JavaScript.
import type { Program } from './programs.ts';

export const untimed: readonly Program[] = [
  {
    name: 'what is started in a try is waited for before its catch',
    text: `async main(a: number, b: number): Promise<number> {
      let sum = 0;
      try {
        const p = W.f("p", a * 3);
        sum += await W.f("x", b);
        sum += await W.fail("bad", b);
        sum += await p;
      } catch (e) {
        sum += await W.f("caught", a);
      }
      return sum;
    }`,
  },
  {
    name: 'a call is begun though the code after it throws',
    text: `async main(a: number, b: number): Promise<number> {
      let sum = 0;
      try {
        const p = W.f("p", a);
        this.check(b);
        sum += await p;
      } catch (e) {
        sum = -1;
      }
      return sum + (await W.f("after", b));
    }
    private check(n: number): void {
      if (n > 0) throw new Odd({ value: n });
    }`,
  },
  {
    name: 'finally runs when all have settled',
    text: `async main(a: number, b: number): Promise<number> {
      let sum = 0;
      try {
        try {
          const ps = [W.f("p", a), W.fail("q", b), W.f("r", a + b)];
          await W.f("x", b);
          for (const p of ps) sum += await p;
        } finally {
          sum += await W.f("finally", b);
        }
      } catch (e) {
        sum += e instanceof Odd ? e.value : 0;
      }
      return sum;
    }`,
  },
  {
    name: 'the first error in the order of the list',
    text: `async main(a: number, b: number): Promise<string> {
      const ps = [W.f("p", a), W.fail("late", 300), W.fail("early", 250)];
      await W.f("x", b);
      const outcomes = await Promise.allSettled(ps);
      return outcomes.map(o => o.status).join(" ");
    }`,
  },
  {
    name: 'race',
    text: `async main(a: number, b: number): Promise<number[]> {
      const first = await Promise.race([W.f("slow", a + 50), W.f("fast", a), W.f("slower", a + b + 70)]);
      const p = W.f("p", b);
      const q = W.f("q", b + 10);
      return [first, await Promise.race([q, p])];
    }`,
  },
  {
    name: 'any',
    text: `async main(a: number, b: number): Promise<string> {
      const first = await Promise.any([W.fail("bad", 10), W.f("good", a), W.f("late", a + b)]);
      try {
        await Promise.any([W.fail("x", 10), W.fail("y", 20)]);
      } catch (e) {
        return first + " none";
      }
      return "never";
    }`,
  },
  {
    name: 'a race of an async function and a call',
    text: `async main(a: number, b: number): Promise<number> {
      const slow = async (): Promise<number> => (await W.f("s1", a + 100)) + (await W.f("s2", b + 100));
      return await Promise.race([slow(), W.f("fast", 20)]);
    }`,
  },
];
