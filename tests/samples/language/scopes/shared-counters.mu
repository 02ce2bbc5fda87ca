// Several functions share one variable, hand each other over, and go on sharing after awaits.
//
// > Counters.both(2) = [3, 1, 3]
// > Counters.made(10) = [11, 12, 1]
// > Counters.history(["a", "b", "c"]) = ["c", "b", "left: a"]
// > Counters.memo(6) = [8, 7]
// > Counters.once() = [1, 1, 1]
// > Counters.limited(["x", "y", "z"]) = ["x", "y"]
import { Echo } from "./echo.mu";
function counter(start: number): () => number {
  let n = start;
  return () => ++n;
}
export service Counters {
  async both(n: number): Promise<number[]> {
    let balance = 0;
    const give = (amount: number): void => {
      balance += amount;
    };
    const take = (amount: number): number => (balance -= amount);
    give(await Echo.count(n));
    give(1);
    const before = balance;
    const after = take(await Echo.count(2));
    give(2);
    return [before, after, balance];
  }

  made(start: number): number[] {
    const one = counter(start);
    const other = counter(0);
    return [one(), one(), other()];
  }

  async history(words: string[]): Promise<string[]> {
    const undo: string[] = [];
    const record = (word: string): number => undo.push(word);
    const back = (): string | undefined => undo.pop();
    for (const word of words) record(await Echo.say(word));
    const first = back() ?? "";
    await Echo.say(first);
    return [first, back() ?? "", `left: ${undo.join()}`];
  }

  async memo(n: number): Promise<number[]> {
    let computed = 0;
    const known: Record<number, number> = {};
    const fibonacci = (m: number): number => {
      const seen = known[m];
      if (seen !== undefined) return seen;
      computed++;
      return (known[m] = m < 2 ? m : fibonacci(m - 1) + fibonacci(m - 2));
    };
    const result = fibonacci(await Echo.count(n));
    await Echo.count(result);
    return [fibonacci(n), computed];
  }

  async once(): Promise<number[]> {
    let calls = 0;
    let kept: number | undefined;
    const get = (): number => (kept ??= ++calls);
    const first = get();
    await Echo.count(first);
    const second = get();
    return [first, second, calls];
  }

  async limited(words: string[]): Promise<string[]> {
    let left = 2;
    const allowed = (): boolean => left-- > 0;
    const taken: string[] = [];
    for (const word of words) {
      if (allowed()) taken.push(await Echo.say(word));
    }
    return taken;
  }
}
