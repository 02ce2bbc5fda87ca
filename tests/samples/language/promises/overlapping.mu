// A started call may overlap any number of awaits, loops and branches.
//
// > Overlapping.loop(4) = 32
// > Overlapping.branches(1) = 13
// > Overlapping.branches(9) = 45
// > Overlapping.twice(4) = 16
// > Overlapping.rounds([1, 2, 4]) = [2,4,8]
import { Slow } from "./slow.mu";

export service Overlapping {
  async loop(n: number): Promise<number> {
    const p = Slow.double(n);
    let sum = 0;
    for (let i = 0; i < 5; i++) sum += await Slow.double(i === 3 ? 0 : i);
    return sum + (await p) + (await Slow.double(5));
  }

  async branches(n: number): Promise<number> {
    const p = Slow.double(n);
    let sum = await Slow.double(1);
    if (n > 5) {
      sum += await Slow.double(n);
      sum += await p;
    }
    sum += await Slow.double(2);
    return sum + (await p) + (n > 5 ? -15 : 5);
  }

  async twice(n: number): Promise<number> {
    const p = Slow.double(n);
    const once = await p;
    await Slow.double(1);
    return once + (await p);
  }

  async rounds(ns: number[]): Promise<number[]> {
    const found: number[] = [];
    let before: Promise<number> | undefined;
    for (const n of ns) {
      const now = Slow.double(n);
      if (before !== undefined) found.push(await before);
      before = now;
    }
    if (before !== undefined) found.push(await before);
    return found;
  }
}
