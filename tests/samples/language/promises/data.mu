// Promises live in arrays, objects, maps and tuples, and go to and from private methods.
//
// > Data.pushed([1, 2, 5]) = [2,4,10,7]
// > Data.named(["a", "b"]) = { "a": "a!", "b": "b!" }
// > Data.mapped(["x", "y"]) = "x! y!"
// > Data.tuple(5) = 25
// > Data.handed([1, 2]) = 6
// > Data.chosen(1) = 0
// > Data.chosen(8) = 16
// > Data.one([4, 5]) = "4:8 5:10"
import { Slow } from "./slow.mu";

export service Data {
  async pushed(ns: number[]): Promise<number[]> {
    const ps: Promise<number>[] = [];
    for (const n of ns) ps.push(Slow.double(n));
    const more = await Slow.double(0);
    return [...(await Promise.all([...ps, more + 7]))];
  }

  async named(names: string[]): Promise<Record<string, string>> {
    const jobs: Record<string, Promise<string>> = {};
    for (const name of names) jobs[name] = Slow.shout(name);
    await Slow.double(1);
    const found: Record<string, string> = {};
    for (const [name, job] of Object.entries(jobs)) found[name] = await job;
    return found;
  }

  async mapped(names: string[]): Promise<string> {
    const jobs = new Map<string, Promise<string>>();
    for (const name of names) jobs.set(name, Slow.shout(name));
    return (await Promise.all([...jobs.values()])).join(" ");
  }

  async tuple(n: number): Promise<number> {
    const [p, q] = [Slow.double(n), Slow.double(n + 1)];
    const { r, s } = { r: Slow.double(1), s: 1 };
    return (await p) + (await q) + (await r) + s;
  }

  async handed(ns: number[]): Promise<number> {
    return await this.sum(await this.begin(ns));
  }

  private async begin(ns: number[]): Promise<Promise<number>[]> {
    await Slow.double(0);
    return ns.map(n => Slow.double(n));
  }

  private async sum(ps: Promise<number>[]): Promise<number> {
    let sum = 0;
    for (const p of ps) sum += await p;
    return sum;
  }

  async chosen(n: number): Promise<number> {
    const p = n > 5 ? Slow.double(n) : undefined;
    await Slow.double(1);
    return (await p) ?? 0;
  }

  async one(ns: number[]): Promise<string> {
    const jobs = ns.map(n => ({ n, job: Slow.double(n) }));
    const texts: string[] = [];
    for (const { n, job } of jobs) texts.push(`${n}:${await job}`);
    return texts.join(" ");
  }
}
