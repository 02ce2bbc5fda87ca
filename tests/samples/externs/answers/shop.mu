// Functions outside: what they answer, which errors they throw, how often they are tried, under which keys.
export type Receipt = { id: string; cents: number; note?: string };

export error CardRefused { card: string; reason: "expired" | "stolen" }

extern service Payments from "./payments.ts" {
  /** Takes the money. */
  charge(card: string, cents: number): Promise<Receipt>;

  @retry({ attempts: 3, interval: "1 second", backoff: 1 })
  flaky(fails: number): Promise<{ attempt: number; key: string }>;

  @retry({ attempts: 2, interval: "1 second", on: [CardRefused] })
  refusedOnce(card: string): Promise<number>;

  @retry({ attempts: 1 })
  key(of: string): Promise<string>;

  @retry({ attempts: 1 })
  wrong(): Promise<number>;

  @retry({ attempts: 1 })
  broken(how: string): Promise<string>;

  @retry({ attempts: 1 }) @timeout("1 second")
  slow(how: string): Promise<string>;

  @retry({ attempts: 2, interval: "1 second" }) @timeout("1 second")
  slowOnce(how: string): Promise<number>;

  nothing(x: string | undefined, y?: number): Promise<void>;
  maybe(there: boolean): Promise<Receipt | undefined>;
}

export service Shop {
  state paid: Map<string, number>;

  async pay(card: string, cents: number): Promise<Receipt> {
    const receipt = await Payments.charge(card, cents);
    this.paid.set(receipt.id, receipt.cents);
    return receipt;
  }

  async payOr(card: string): Promise<string> {
    try {
      await Payments.charge(card, 5);
      return "paid";
    } catch (e) {
      if (e instanceof CardRefused) return `${e.card} ${e.reason}`;
      throw e;
    }
  }

  async flaky(fails: number): Promise<number> {
    try {
      return (await Payments.flaky(fails)).attempt;
    } catch (e) {
      return e instanceof CallFailed ? -1 : -2;
    }
  }

  async refusedOnce(): Promise<number> {
    return await Payments.refusedOnce("c");
  }

  async message(how: string): Promise<string> {
    try {
      return await Payments.broken(how);
    } catch (e) {
      return e instanceof CallFailed ? e.message : "something else";
    }
  }

  async wrong(): Promise<string> {
    try {
      return `${await Payments.wrong()}`;
    } catch (e) {
      return e instanceof CallFailed ? e.message : "something else";
    }
  }

  async late(how: string): Promise<string> {
    try {
      return await Payments.slow(how);
    } catch (e) {
      return e instanceof Timeout ? "late" : "something else";
    }
  }

  async lateOnce(how: string): Promise<number> {
    return await Payments.slowOnce(how);
  }

  /** One key for all attempts of a call, and another for every other call. */
  async keys(): Promise<boolean> {
    const keys: string[] = [];
    for (const name of ["a", "b"]) {
      keys.push(await Payments.key(name));
      keys.push(await this.twice(name));
      keys.push(await this.twice(name));
    }
    const more = await Promise.all([Payments.key("c"), Payments.key("c"), this.twice("d")]);
    const each = await Promise.all(["x", "y", "z"].map(name => Payments.key(name)));
    return new Set([...keys, ...more, ...each]).size === 12;
  }

  private async twice(name: string): Promise<string> {
    return await Payments.key(name);
  }

  async beside(): Promise<number> {
    const first = Payments.charge("visa", 1);
    const count = Counting.next();
    const [a, b, c] = await Promise.all([first, count, Payments.maybe(true)]);
    await Payments.nothing(undefined);
    const none = await Payments.maybe(false);
    return a.cents + b + (c?.cents ?? 0) + (none === undefined ? 100 : 0);
  }

  async settled(): Promise<string[]> {
    const outcomes = await Promise.allSettled([Payments.charge("old", 1), Payments.charge("visa", 1)]);
    return outcomes.map(o => o.status);
  }
}

export service Counting {
  state count: Counter;

  next(): number {
    this.count.add(1);
    return this.count.value;
  }
}
