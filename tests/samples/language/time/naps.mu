// time: sleeps in all nestings, cancelled, in helpers, in started functions; durations as types; sleepUntil past, Date
//
// > Naps.inLoop() = 6
// > Naps.inTry() = 1
// > Naps.inFinally() = 2
// > Naps.inFn() = 3
// > Naps.fanned() = 3
// > Naps.units() = [1,60,3600,86400,604800,5400]
// > Naps.union("1 hour") = 3600
// > Naps.union("1 day") = 86400
// > Naps.past() = 0
// > Naps.date() = 10
// > Naps.inSwitch(2) = 2
// > Naps.conditional(true) = 1
// > Naps.conditional(false) = 0
// > Naps.year() = 365
// > Naps.inPrivate() = 2
// > Naps.inDefault() = 1
// > Naps.andSleep(true) = 1
// > Naps.stable() = true
// > Naps.fraction() = 2
// > Naps.stored() = "a|b"
// > Naps.beside() = 5
// > Naps.constant() = 300
// not in Node: the time is virtual
import { sleep, sleepUntil } from "mu";
const pause = "5 minutes";
service R {
  state sent: List<string>;
  async twice(): Promise<void> {
    this.sent.push("a");
    await sleep("1 week 2 days");
    this.sent.push("b");
  }
  all(): string {
    return this.sent.slice().join("|");
  }
  async one(): Promise<number> {
    await sleep("1 second");
    return 1;
  }
}
export service Naps {
  private since(t: number): number {
    return Math.floor((Date.now() - t) / 1000);
  }
  async inLoop(): Promise<number> {
    const t = Date.now();
    for (let i = 0; i < 3; i++) await sleep("2 seconds");
    return this.since(t);
  }
  async inTry(): Promise<number> {
    const t = Date.now();
    try {
      await sleep("1 second");
    } catch {
      return -1;
    }
    return this.since(t);
  }
  async inFinally(): Promise<number> {
    const t = Date.now();
    try {
      JSON.parse("{");
    } catch {
      await sleep("1 second");
    } finally {
      await sleep("1 second");
    }
    return this.since(t);
  }
  async inFn(): Promise<number> {
    const t = Date.now();
    const nap = async (n: number): Promise<void> => {
      for (let i = 0; i < n; i++) await sleep("1 second");
    };
    await nap(1);
    await nap(2);
    return this.since(t);
  }
  async fanned(): Promise<number> {
    const t = Date.now();
    await Promise.all(
      [1, 2, 3].map(async n => {
        for (let i = 0; i < n; i++) await sleep("1 second");
      }),
    );
    return this.since(t);
  }
  async units(): Promise<number[]> {
    const out: number[] = [];
    let t = Date.now();
    await sleep("1000 milliseconds");
    out.push(this.since(t));
    t = Date.now();
    await sleep("1 minute");
    out.push(this.since(t));
    t = Date.now();
    await sleep("1 hour");
    out.push(this.since(t));
    t = Date.now();
    await sleep("1 day");
    out.push(this.since(t));
    t = Date.now();
    await sleep("1 week");
    out.push(this.since(t));
    t = Date.now();
    await sleep("1.5 hours");
    out.push(this.since(t));
    return out;
  }
  async union(d: "1 hour" | "1 day"): Promise<number> {
    const t = Date.now();
    await sleep(d);
    return this.since(t);
  }
  async past(): Promise<number> {
    const t = Date.now();
    await sleepUntil(0);
    await sleepUntil(t - 5);
    await sleepUntil(new Date(1));
    return this.since(t);
  }
  async date(): Promise<number> {
    const t = Date.now();
    await sleepUntil(new Date(t + 10_000));
    return this.since(t);
  }
  async inSwitch(n: number): Promise<number> {
    const t = Date.now();
    switch (n) {
      case 1:
        await sleep("1 hour");
        break;
      case 2:
        await sleep("2 seconds");
        break;
    }
    return this.since(t);
  }
  async conditional(b: boolean): Promise<number> {
    const t = Date.now();
    b ? await sleep("1 second") : undefined;
    return this.since(t);
  }
  async year(): Promise<number> {
    const t = Date.now();
    await sleep("365 days");
    return Math.floor(this.since(t) / 86400);
  }
  private async nap(): Promise<void> {
    await sleep("1 second");
  }
  async inPrivate(): Promise<number> {
    const t = Date.now();
    await this.nap();
    await this.nap();
    return this.since(t);
  }
  async inDefault(): Promise<number> {
    const t = Date.now();
    const { n = await R.one() } = {} as { n?: number };
    return n === 1 ? this.since(t) : -1;
  }
  async andSleep(b: boolean): Promise<number> {
    const t = Date.now();
    if (b && await R.one() === 1) return this.since(t);
    return -1;
  }
  async stable(): Promise<boolean> {
    const t = Date.now();
    const u = crypto.randomUUID();
    const r = Math.random();
    await sleep("1 day");
    return Date.now() >= t + 86_400_000 && u !== crypto.randomUUID() && r !== Math.random();
  }
  async fraction(): Promise<number> {
    const t = Date.now();
    await sleep("1.5 seconds");
    return this.since(t);
  }
  async stored(): Promise<string> {
    await R.twice();
    return await R.all();
  }
  async beside(): Promise<number> {
    const t = Date.now();
    const p = R.one();
    await sleep("5 seconds");
    await p;
    return this.since(t);
  }
  async constant(): Promise<number> {
    const t = Date.now();
    await sleep(pause);
    return this.since(t);
  }
}
