// Async functions in a transaction that somebody waits for later, together, or for the first of them.
//
// > AsyncStarted.settled([1,2,3]) = ["fulfilled","rejected","fulfilled"]
// > AsyncStarted.any([2,1,3]) = 2
// > AsyncStarted.started() = "caught"
// > AsyncStarted.startedAll() = "caught 8"
// > AsyncStarted.passed() = "caught"
// > AsyncStarted.race([1,2]) = 2
// > AsyncStarted.inlineOne() = "caught"
// > AsyncStarted.named([1,2]) = "two"
// > AsyncStarted.list() = "two 12"
// > AsyncStarted.objects() = [2, 6]
export error SecondOne {}
service Doubling {
  state c: Counter;
  add(n: number): number {
    if (n === 2) throw new SecondOne();
    this.c.add(n);
    return n * 2;
  }
  get(): number {
    return this.c.value;
  }
}
export service AsyncStarted {
  async settled(ns: number[]): Promise<string[]> {
    transaction {
      const r = await Promise.allSettled(
        ns.map(async n => {
          if (n === 2) throw new SecondOne();
          return await Doubling.add(n);
        }),
      );
      return r.map(x => x.status);
    }
  }
  async any(ns: number[]): Promise<number> {
    transaction {
      return await Promise.any(
        ns.map(async n => {
          const d = await Doubling.add(n);
          return d;
        }),
      );
    }
  }
  async started(): Promise<string> {
    transaction {
      const f = async (n: number): Promise<number> => await Doubling.add(n);
      const p = f(2);
      try {
        await p;
      } catch {
        return "caught";
      }
    }
    return "no";
  }
  async startedAll(): Promise<string> {
    transaction {
      const f = async (n: number): Promise<number> => {
        if (n === 2) throw new SecondOne();
        return await Doubling.add(n);
      };
      const p = f(2);
      const q = f(4);
      try {
        await Promise.all([p, q]);
      } catch {
        return `caught ${await q}`;
      }
    }
    return "no";
  }
  async passed(): Promise<string> {
    transaction {
      try {
        return `${await this.through(Doubling.add(2))}`;
      } catch {
        return "caught";
      }
    }
  }
  private async through(p: Promise<number>): Promise<number> {
    return await p;
  }
  async race(ns: number[]): Promise<number> {
    transaction {
      return await Promise.race(ns.map(async n => await Doubling.add(n)));
    }
  }
  async inlineOne(): Promise<string> {
    transaction {
      const f = async (n: number): Promise<number> => await Doubling.add(n);
      try {
        await f(2);
      } catch {
        return "caught";
      }
    }
    return "no";
  }
  async named(ns: number[]): Promise<string> {
    transaction {
      const f = async (n: number): Promise<number> => await Doubling.add(n);
      try {
        await Promise.all(ns.map(f));
      } catch {
        return "two";
      }
    }
    return "no";
  }
  async list(): Promise<string> {
    transaction {
      const f = async (n: number): Promise<number> => await Doubling.add(n);
      const ps: Promise<number>[] = [];
      for (const n of [2, 6]) ps.push(f(n));
      try {
        await ps[0];
      } catch {
        return `two ${await ps[1]}`;
      }
    }
    return "no";
  }
  async objects(): Promise<number[]> {
    transaction {
      const f = async (n: number): Promise<number> => await Doubling.add(n);
      const o = { a: f(1), b: f(3) };
      return [await o.a, await o.b];
    }
  }
}
