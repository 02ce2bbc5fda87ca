// InvariantViolated is caught by who calls: in loops, `finally`, beside other calls, of two states at once.
//
// > Kept.put(5) = undefined
// > Kept.put(-10) throws InvariantViolated
// > Kept.get() = 5
// > Kept.between() = 6
// > Kept.caught() = "not negative 6"
// > Kept.fanned() = "not negative"
// > Kept.get() = 7
// > Kept.inCallee() = "small B"
// > Kept.loop([1,-100,1]) = ["ok","not negative","ok"]
// > Kept.finals() = "fin not negative"
// > Kept.mapped() = "sum is kept"
// > Kept.get() = 9
// not in Node: JavaScript has no invariants
service B {
  state n: number = 0;
  invariant "small B": this.n < 10;
  set(n: number): void {
    this.n = n;
  }
}
service M {
  state parts: Map<string, number>;
  state total: number = 0;
  put(k: string, n: number, t: number): void {
    this.parts.set(k, n);
    this.total += t;
  }
}
invariant "sum is kept": M.parts.values().reduce((a, b) => a + b, 0) === M.total;
export service Kept {
  state n: number = 0;
  invariant "not negative": this.n >= 0;
  put(n: number): void {
    this.n += n;
  }
  get(): number {
    return this.n;
  }
  private why(e: unknown): string {
    return e instanceof InvariantViolated ? e.invariant : "?";
  }
  async between(): Promise<number> {
    transaction {
      this.n -= 100;
      await Kept.add(101);
    }
    return this.n;
  }
  async add(n: number): Promise<void> {
    this.n += n;
  }
  async caught(): Promise<string> {
    try {
      await Kept.add(-100);
      return "no";
    } catch (e) {
      return `${this.why(e)} ${this.n}`;
    }
  }
  async fanned(): Promise<string> {
    try {
      await Promise.all([Kept.add(1), Kept.add(-100)]);
      return "no";
    } catch (e) {
      return this.why(e);
    }
  }
  async inCallee(): Promise<string> {
    try {
      await B.set(100);
      return "no";
    } catch (e) {
      return this.why(e);
    }
  }
  async loop(ns: number[]): Promise<string[]> {
    const out: string[] = [];
    for (const n of ns) {
      try {
        await Kept.add(n);
        out.push("ok");
      } catch (e) {
        out.push(this.why(e));
      }
    }
    return out;
  }
  async finals(): Promise<string> {
    let s = "";
    try {
      try {
        await Kept.add(-100);
      } finally {
        s = "fin";
        await B.set(1);
      }
    } catch (e) {
      s += ` ${this.why(e)}`;
    }
    return s;
  }
  async mapped(): Promise<string> {
    await M.put("a", 5, 5);
    try {
      await M.put("b", 5, 4);
      return "no";
    } catch (e) {
      return this.why(e);
    }
  }
}
