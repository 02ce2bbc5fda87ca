// A call that is started in a branch and awaited in another; perhaps never begun, perhaps awaited twice.
//
// > Maybe.run(true, true) = "A! A!"
// > Maybe.run(true, false) = "A!"
// > Maybe.run(false, true) = "none"
// > Maybe.best([1, 4, 2]) = 8
// > Maybe.cached(["x", "y", "x", "x"]) = ["x!", "y!", "x!", "x!"]
// > Maybe.begun() = 2
import { Slow } from "./slow.mu";
export service Maybe {
  state count: number = 0;

  async run(start: boolean, twice: boolean): Promise<string> {
    let p: Promise<string> | undefined;
    if (start) p = Slow.shout("A");
    await Slow.double(1);
    if (p === undefined) return "none";
    const first = await p;
    return twice ? `${first} ${await p}` : first;
  }

  async best(ns: number[]): Promise<number> {
    let best: { n: number; job: Promise<number> } | undefined;
    for (const n of ns) {
      if (best === undefined || n > best.n) best = { n, job: Slow.double(n) };
    }
    return best === undefined ? 0 : await best.job;
  }

  async cached(names: string[]): Promise<string[]> {
    const known: Record<string, Promise<string>> = {};
    const results: string[] = [];
    for (const name of names) {
      const job = known[name] ??= this.counted(name);
      results.push(await job);
    }
    return results;
  }

  private async counted(name: string): Promise<string> {
    this.count += 1;
    return await Slow.shout(name);
  }

  begun(): number {
    return this.count;
  }
}
