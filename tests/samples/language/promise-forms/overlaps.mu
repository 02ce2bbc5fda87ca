// the table of calls: p runs beside the code up to its await, whatever else is awaited, through private methods, in loops, finally
//
// > Overlaps.overlap() = "in time"
// > Overlaps.overlapLoop() = "in time"
// > Overlaps.overlapTry() = "in time"
// > Overlaps.overlapPrivate() = "in time"
// > Overlaps.oneAfterAnother() = 4
// > Overlaps.limited() = 4
// > Overlaps.unlimited() = 2
// > Overlaps.nestedAll() = 2
// > Overlaps.inFinally() = 2
// > Overlaps.mapOfMethods() = 2
// > Overlaps.startedInBranch(true) = 2
// > Overlaps.startedInBranch(false) = 4
// > Overlaps.record() = 2
// not in Node: the time is virtual
import { sleep, parallel } from "mu";
service Waiter {
  async wait(n: number): Promise<number> {
    await sleep("2 seconds");
    return n;
  }
  async waitLong(n: number): Promise<number> {
    await sleep("4 seconds");
    return n;
  }
}
export service Overlaps {
  private now(): number {
    return Date.now();
  }
  private secs(from: number): number {
    return Math.round((Date.now() - from) / 1000);
  }
  async overlap(): Promise<string> {
    const t = Date.now();
    const p = Waiter.waitLong(1);
    await Waiter.wait(1);
    await Waiter.wait(2);
    await p;
    return this.secs(t) === 4 ? "in time" : `${this.secs(t)}`;
  }
  async overlapLoop(): Promise<string> {
    const t = Date.now();
    const p = Waiter.waitLong(1);
    for (let i = 0; i < 2; i++) await Waiter.wait(i);
    await p;
    return this.secs(t) === 4 ? "in time" : `${this.secs(t)}`;
  }
  async overlapTry(): Promise<string> {
    const t = Date.now();
    const p = Waiter.waitLong(1);
    try {
      await Waiter.wait(1);
    } finally {
      await Waiter.wait(2);
    }
    await p;
    return this.secs(t) === 4 ? "in time" : `${this.secs(t)}`;
  }
  private async two(): Promise<void> {
    await Waiter.wait(1);
    await Waiter.wait(1);
  }
  async overlapPrivate(): Promise<string> {
    const t = Date.now();
    const p = Waiter.waitLong(1);
    await this.two();
    await p;
    return this.secs(t) === 4 ? "in time" : `${this.secs(t)}`;
  }
  async oneAfterAnother(): Promise<number> {
    const t = Date.now();
    for (const x of [1, 2]) await Waiter.wait(x);
    return this.secs(t);
  }
  async limited(): Promise<number> {
    const t = Date.now();
    await parallel([1, 2, 3, 4], async x => await Waiter.wait(x), { concurrency: 2 });
    return this.secs(t);
  }
  async unlimited(): Promise<number> {
    const t = Date.now();
    await parallel([1, 2, 3, 4], async x => await Waiter.wait(x));
    return this.secs(t);
  }
  async nestedAll(): Promise<number> {
    const t = Date.now();
    await Promise.all(
      [1, 2].map(async x => {
        await Promise.all([1, 2].map(y => Waiter.wait(x + y)));
      }),
    );
    return this.secs(t);
  }
  async inFinally(): Promise<number> {
    const t = Date.now();
    try {
      if (t > 0) throw new Timeout0();
    } catch {} finally {
      const p = Waiter.wait(1);
      const q = Waiter.wait(2);
      await p;
      await q;
    }
    return this.secs(t);
  }
  async mapOfMethods(): Promise<number> {
    const t = Date.now();
    const jobs: Record<string, Promise<number>> = {};
    for (const k of ["a", "b"]) jobs[k] = Waiter.wait(1);
    await Promise.all(Object.values(jobs));
    return this.secs(t);
  }
  async startedInBranch(b: boolean): Promise<number> {
    const t = Date.now();
    let p = Waiter.wait(0);
    if (b) {
      await p;
    } else {
      await p;
      p = Waiter.wait(1);
      await p;
    }
    return this.secs(t);
  }
  async record(): Promise<number> {
    const t = Date.now();
    const o = { a: Waiter.wait(1), b: [Waiter.wait(2)] as const };
    const { a, b: [c] } = o;
    await a;
    await c;
    return this.secs(t);
  }
}
error Timeout0 {}
