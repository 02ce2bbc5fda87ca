// Functions outside, wherever a call may stand: keys, attempts, time limits, errors with fields.
export type Item = { name: string; price: number };
export error Refused { reason: string; items: Item[] }

extern service Bank from "./bank.ts" {
  key(n: number): Promise<string>;
  @retry({ attempts: 3, interval: "1 second", backoff: 1 })
  flaky(name: string, fails: number): Promise<{ name: string; attempt: number }>;
  @retry({ attempts: 2, interval: "1 second", on: [Refused] })
  refuse(reason: string): Promise<number>;
  @retry({ attempts: 1 })
  @timeout("1 second")
  hang(): Promise<boolean>;
  wrong(kind: string): Promise<Item[]>;
  optional(text: string, more?: number): Promise<string>;
  nothing(): Promise<void>;
}

export service Shop {
  async keys(): Promise<number> {
    const keys: string[] = [];
    for (let i = 0; i < 3; i++) keys.push(await Bank.key(i));
    keys.push(...await Promise.all([1, 2].map(n => Bank.key(n))));
    const started = Bank.key(9);
    keys.push(await Bank.key(9), await started);
    return new Set(keys).size;
  }

  async attempts(names: string[]): Promise<number[]> {
    const all = await Promise.all(names.map((name, i) => Bank.flaky(name, i)));
    return all.map(({ attempt }) => attempt);
  }

  async tooOften(): Promise<string> {
    try {
      await Bank.flaky("never", 5);
    } catch (e) {
      if (e instanceof CallFailed) return e.message.includes("not yet") ? "CallFailed" : e.message;
      throw e;
    } finally {
      await Bank.nothing();
    }
    return "?";
  }

  async refused(): Promise<Item[]> {
    try {
      await Bank.refuse("stolen");
    } catch (e) {
      if (e instanceof Refused) return [...e.items, { name: e.reason, price: await this.price() }];
      throw e;
    }
    return [];
  }

  private async price(): Promise<number> {
    const { attempt } = await Bank.flaky("price", 1);
    return attempt;
  }

  async late(): Promise<string> {
    try {
      return `${await Bank.hang()}`;
    } catch (e) {
      return e instanceof Timeout ? "Timeout" : "other";
    }
  }

  async wrong(kind: string): Promise<string> {
    try {
      const items = await Bank.wrong(kind);
      return items.map(item => item.name).join(" ");
    } catch (e) {
      if (e instanceof CallFailed) return e.message;
      throw e;
    }
  }

  async any(): Promise<string> {
    try {
      return `${await Promise.any([Bank.refuse("a"), Bank.refuse("b")])}`;
    } catch (e) {
      if (!(e instanceof AggregateError)) throw e;
      return e.errors.map(error => error instanceof Refused ? error.reason : "?").join(" ");
    }
  }

  async settled(): Promise<string[]> {
    const [one, two, three] = await Promise.allSettled([
      Bank.refuse("no"),
      Bank.optional("x"),
      Bank.optional("y", 2),
    ]);
    return [
      one.status,
      two.status === "fulfilled" ? two.value : "?",
      three.status === "fulfilled" ? three.value : "?",
    ];
  }

  async loop(): Promise<string[]> {
    const seen: string[] = [];
    outer: for (const name of ["a", "b", "c"]) {
      switch (name) {
        case "b":
          try {
            await Bank.refuse(name);
          } catch {
            seen.push(await Bank.optional("caught"));
            continue outer;
          } finally {
            seen.push(await Bank.optional("finally"));
          }
          break;
        case "c":
          break outer;
        default:
          void Bank.nothing();
          seen.push(await Bank.optional(name, 1));
      }
    }
    return seen;
  }
}
