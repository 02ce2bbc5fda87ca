// Objects that lead to each other: parents, shared parts, queues; what is one stays one while the program waits.
//
// > Staff.chart() = ["ann", "ann > bob", "ann > bob > cid", "ann > dan"]
// > Staff.shared() = [5, 5, true]
// > Staff.queue([3, 1, 2]) = [3, 1, 2, 30, 10]
// > Staff.renamed("x") = ["x", "x", "old"]
// > Staff.swapped() = [{ "n": 2 }, { "n": 1 }]
import { Echo } from "./echo.mu";
type Person = { name: string; boss?: Person };
export service Staff {
  async chart(): Promise<string[]> {
    const ann: Person = { name: "ann" };
    const bob: Person = { name: "bob", boss: ann };
    const all = [ann, bob, { name: "cid", boss: bob }, { name: "dan", boss: ann }];
    const lines: string[] = [];
    for (const person of all) {
      const names: string[] = [];
      for (let at: Person | undefined = person; at !== undefined; at = at.boss) {
        names.unshift(await Echo.say(at.name));
      }
      lines.push(names.join(" > "));
    }
    return lines;
  }

  async shared(): Promise<(number | boolean)[]> {
    const limits = { most: 1 };
    const a = { name: "a", limits };
    const b = { name: "b", limits };
    await Echo.say("made");
    a.limits.most += await Echo.count(4);
    return [a.limits.most, b.limits.most, a.limits === b.limits];
  }

  async queue(numbers: number[]): Promise<number[]> {
    const queue = [...numbers];
    const done: number[] = [];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      done.push(await Echo.count(next));
      if (next < 10 && next !== 2) queue.push(next * 10);
    }
    return done;
  }

  async renamed(name: string): Promise<string[]> {
    const one: Person = { name: "old" };
    const copy: Person = { ...one };
    const { boss = one } = copy;
    await Echo.say(name);
    boss.name = name;
    return [one.name, boss.name, copy.name];
  }

  async swapped(): Promise<{ n: number }[]> {
    const pair = [{ n: 1 }, { n: 2 }];
    const [a, b] = pair;
    await Echo.say("taken");
    if (a !== undefined && b !== undefined) {
      pair[0] = b;
      pair[1] = a;
    }
    await Echo.say("put");
    return pair;
  }
}
