// Functions live across awaits: they see and change the method's variables.
//
// > Closures.adds() = 20
// > Closures.recursion(3) = 1
// > Closures.recursion(2) = 2
// > Closures.inEachOther(3) = 18
// > Closures.perRound([1, 2]) = [103, 205]
// > Closures.kept([1, 2]) = "1,1,1001,2,12,1012"
// > Closures.kept([1, 200]) = "long 201"
// > Closures.state(3) = [3, 4, 6, 7, 8]
// > Closures.chosen(3) = 5
// > Closures.chosen(1) = -5
// > Closures.changing(false) = 27
// > Closures.changing(true) = 243
import { Next } from "./next.mu";

error Failed { n: number }

/** Functions that live across awaits, with what they capture. */
export service Closures {
  state seen: List<number>;

  async adds(): Promise<number> {
    let total = 0;
    const add = (n: number) => {
      total += n;
    };
    add(1);
    const one = await Next.say(1);
    add(one);
    total = total * 2;
    [1, 2].forEach(add);
    add(await Next.say(10));
    return total;
  }

  async recursion(n: number): Promise<number> {
    function even(k: number): boolean {
      return k === 0 || odd(k - 1);
    }
    function odd(k: number): boolean {
      return k !== 0 && even(k - 1);
    }
    const m = await Next.say(n);
    return even(m) ? 1 : odd(m) ? 2 : 3;
  }

  async inEachOther(n: number): Promise<number> {
    let count = 0;
    const twice = (f: () => void) => {
      f();
      f();
    };
    const more = () => {
      twice(() => {
        count += n;
      });
      return count;
    };
    await Next.say(1);
    const first = more();
    await Next.say(2);
    return first + more();
  }

  async perRound(xs: number[]): Promise<number[]> {
    const out: number[] = [];
    for (const x of xs) {
      let y = x;
      const f = () => x * 100 + y;
      y += await Next.say(x);
      out.push(f());
    }
    return out;
  }

  async kept(xs: number[]): Promise<string> {
    const made: (() => number)[] = [];
    for (let i = 0; i < xs.length; i++) {
      const x = xs[i] ?? 0;
      if (x > 100) return `long ${await Next.say(x)}`;
      const both = () => x + i * 10;
      made.push(() => x);
      made.push(both);
      made.push(() => both() + 1000);
    }
    return made.map(f => f()).join();
  }

  async state(n: number): Promise<readonly number[]> {
    const note = (value: number) => {
      this.seen.push(value);
      return this.seen.length;
    };
    note(n);
    const m = await Next.say(n);
    note(m + note(m));
    [7, 8].forEach(x => note(x));
    return this.seen.slice(0);
  }

  async chosen(n: number): Promise<number> {
    let total = 0;
    const up = (k: number) => (total += k);
    const down = (k: number) => (total -= k);
    await Next.say(n);
    (n > 2 ? up : down)(5);
    await Next.say(n);
    return total;
  }

  async changing(fail: boolean): Promise<number> {
    let n = 1;
    const grow = () => {
      n *= 3;
      return n;
    };
    try {
      grow();
      await Next.say(fail ? grow() : 0);
      if (fail) throw new Failed({ n });
    } catch {
      grow();
    } finally {
      await Next.say(grow());
      grow();
    }
    return n;
  }
}
