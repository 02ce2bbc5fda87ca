// @retry wherever a call may stand: in loops, beside others, in functions, behind private methods; not in transactions.
import { parallel } from "mu";

export error Busy { name: string; at: number }
export error Closed { name: string }

service Line {
  state calls: Map<string, number>;

  /** Counts its attempts in a turn that stays: what throws takes back what it wrote. */
  note(name: string): number {
    const n = (this.calls.get(name) ?? 0) + 1;
    this.calls.set(name, n);
    return n;
  }

  count(name: string): number {
    return this.calls.get(name) ?? 0;
  }

  @retry({ attempts: 3, interval: "1 minute", backoff: 2, on: [Busy] })
  async call(name: string, busy: number): Promise<string> {
    const n = await Line.note(name);
    if (name === "closed") throw new Closed({ name });
    if (n <= busy) throw new Busy({ name, at: n });
    return `${name} after ${n}`;
  }

  @retry({ attempts: 2, interval: "5 seconds", on: [Busy, Closed] })
  plain(name: string): string {
    throw new Closed({ name });
  }
}

export service Desk {
  async once(name: string, busy: number): Promise<string> {
    return await Line.call(name, busy);
  }

  async loop(names: string[]): Promise<string[]> {
    const out: string[] = [];
    for (const name of names) {
      try {
        out.push(await Line.call(name, name.length));
      } catch (e) {
        if (e instanceof Busy) out.push(`${e.name} busy at ${e.at}`);
        else if (e instanceof Closed) continue;
        else throw e;
      } finally {
        out.push(`tried ${await Line.count(name)}`);
      }
    }
    return out;
  }

  async beside(names: string[]): Promise<string[]> {
    const results = await Promise.allSettled(names.map(name => Line.call(name, 1)));
    return results.map(r => r.status === "fulfilled" ? r.value : "no");
  }

  async limited(names: string[]): Promise<string[]> {
    return await parallel(names, async name => await Line.call(name, 2), { concurrency: 2 });
  }

  async minutes(name: string, busy: number): Promise<number> {
    const start = Date.now();
    const p = Line.call(name, busy);
    await Line.note("beside");
    try {
      await p;
    } catch (e) {
      if (!(e instanceof Busy)) throw e;
    }
    return Math.round((Date.now() - start) / 60_000);
  }

  async inTransaction(name: string): Promise<string> {
    try {
      transaction {
        await Line.call(name, 1);
      }
    } catch (e) {
      if (e instanceof Busy) return `${e.name} busy at ${e.at}, ${await Line.count(name)} counted`;
      throw e;
    }
    return "?";
  }

  async plain(): Promise<string> {
    const start = Date.now();
    try {
      return await Line.plain("p");
    } catch (e) {
      if (e instanceof Closed) return `closed after ${Math.round((Date.now() - start) / 1000)}`;
      throw e;
    }
  }

  @retry({ attempts: 2, interval: "1 second", on: [Busy] })
  private async own(name: string): Promise<string> {
    const n = await Line.note(name);
    if (n < 2) throw new Busy({ name, at: n });
    return `own ${n}`;
  }

  async ownCall(): Promise<string> {
    const one = await this.own("o1");
    const two = this.own("o2");
    return `${one}, ${await two}`;
  }

  async raced(): Promise<string> {
    return await Promise.race([Line.call("r1", 1), Line.call("r2", 0)]);
  }
}
