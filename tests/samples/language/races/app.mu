// Races, and what becomes of those who lose them.
import { signal, sleep } from "mu";

error SoldOut { what: string }

service Log {
  state lines: List<string>;
  add(line: string): number {
    this.lines.push(line);
    return this.lines.length;
  }
  all(): string[] {
    return [...this.lines.values()];
  }
  fails(what: string): number {
    throw new SoldOut({ what });
  }
}

service Desk {
  async slow(n: number): Promise<number> {
    await sleep("2 hours");
    await Log.add(`slow ${n}`);
    return n;
  }

  async hears(n: number): Promise<number> {
    const got = await signal<number>("go");
    await Log.add(`heard ${n}`);
    return got;
  }

  async works(n: number): Promise<number> {
    await Log.add(`works ${n}`);
    return n;
  }

  async timeout(): Promise<number> {
    const winner = await Promise.race([Desk.slow(1), Desk.works(2)]);
    return winner;
  }

  async either(): Promise<number> {
    return await Promise.any([Log.fails("a"), Desk.hears(1), Desk.works(7)]);
  }

  async none(): Promise<string> {
    try {
      await Promise.any([Log.fails("a"), Log.fails("b")]);
      return "some";
    } catch (e) {
      return e instanceof AggregateError ? `all ${e.errors.length}` : "other";
    }
  }

  async several(): Promise<string> {
    const jobs: Promise<number>[] = [];
    for (let i = 0; i < 4; i++) jobs.push(Desk.works(i));
    const rest = await Desk.works(99);
    const all = await Promise.all(jobs);
    return `${all.join()} ${rest}`;
  }

  async fib(n: number): Promise<number> {
    if (n < 2) return n;
    const [a, b] = await Promise.all([Desk.fib(n - 1), Desk.fib(n - 2)]);
    return a + b;
  }

  async forget(): Promise<void> {
    void Desk.works(123);
  }

  async careful(): Promise<string> {
    const p = Desk.guarded();
    await Promise.race([p, Desk.works(5)]);
    try {
      return await p;
    } catch (e) {
      return e instanceof Cancelled ? "cancelled" : "other";
    }
  }

  async guarded(): Promise<string> {
    try {
      await sleep("10 days");
      return "slept";
    } finally {
      await Log.add("finally");
    }
  }
}
