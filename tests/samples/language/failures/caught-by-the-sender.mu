// What cannot be sent, or live across an `await`, is an error where it was written: a `try` around it sees it.
//
// > SenderCatches.direct() = "price.cents NaN"
// > SenderCatches.second() = "price.cents NaN"
// > SenderCatches.started() = "price.cents NaN"
// > SenderCatches.all() = "price.cents NaN"
// > SenderCatches.loop() = "price.cents,1,price.cents"
// > SenderCatches.stored() = "Infinity"
// > SenderCatches.within() = "price.cents NaN"
// > SenderCatches.fanned() = "NaN"
// > SenderCatches.finals() = "fin NaN"
// > SenderCatches.result() = "NaN"
// > SenderCatches.kept() = 7
// > SenderCatches.nested() = "outer price.cents"
// > SenderCatches.fn() = "NaN"
// > SenderCatches.rethrown() throws NotDurable { "path": "price.cents", "found": "NaN", "message": "price.cents is NaN, which cannot be stored or sent" }
// not in Node: JavaScript sends nothing
service Sums {
  state m: Map<string, number>;
  send(price: { cents: number }): number {
    return price.cents;
  }
  deep(n: number): number {
    return n;
  }
  nan(): number {
    return 0 / 0;
  }
  put(k: string, v: number): void {
    this.m.set(k, v);
  }
}
export service SenderCatches {
  state own: number = 0;
  private why(e: unknown): string {
    return e instanceof NotDurable ? `${e.path} ${e.found}` : "?";
  }
  async direct(): Promise<string> {
    try {
      await Sums.send({ cents: 0 / 0 });
      return "no";
    } catch (e) {
      return e instanceof NotDurable ? `${e.path} ${e.found}` : "?";
    }
  }
  async second(): Promise<string> {
    try {
      await Sums.deep(1);
      const x = await Sums.send({ cents: 0 / 0 });
      return `${x}`;
    } catch (e) {
      await Sums.deep(2);
      return e instanceof NotDurable ? `${e.path} ${e.found}` : "?";
    }
  }
  async started(): Promise<string> {
    try {
      const p = Sums.send({ cents: 0 / 0 });
      return `${await p}`;
    } catch (e) {
      return e instanceof NotDurable ? "price.cents NaN" : "?";
    }
  }
  async all(): Promise<string> {
    try {
      await Promise.all([Sums.send({ cents: 1 }), Sums.send({ cents: 0 / 0 })]);
      return "no";
    } catch (e) {
      return e instanceof NotDurable ? "price.cents NaN" : "?";
    }
  }
  async loop(): Promise<string> {
    const out: string[] = [];
    for (const n of [0, 1, 0]) {
      try {
        out.push(`${await Sums.send({ cents: n / n })}`);
      } catch (e) {
        out.push(e instanceof NotDurable ? e.path : "?");
      }
    }
    return out.join(",");
  }
  async stored(): Promise<string> {
    try {
      await Sums.put("a", 1 / 0);
      return "no";
    } catch (e) {
      return e instanceof NotDurable ? e.found : "?";
    }
  }
  async within(): Promise<string> {
    transaction {
      try {
        await Sums.send({ cents: 0 / 0 });
      } catch (e) {
        return this.why(e);
      }
    }
    return "no";
  }
  async fanned(): Promise<string> {
    try {
      await Promise.all(
        [1, 0].map(async n => {
          await Sums.deep(1);
          await Sums.send({ cents: n / n });
        }),
      );
      return "no";
    } catch (e) {
      return e instanceof NotDurable ? e.found : "?";
    }
  }
  async finals(): Promise<string> {
    let s = "";
    try {
      try {
        await Sums.send({ cents: 0 / 0 });
      } finally {
        await Sums.deep(1);
        s = "fin";
      }
    } catch (e) {
      s += e instanceof NotDurable ? ` ${e.found}` : "?";
    }
    return s;
  }
  async result(): Promise<string> {
    try {
      return `${await Sums.nan()}`;
    } catch (e) {
      return e instanceof NotDurable ? e.found : "?";
    }
  }
  async kept(): Promise<number> {
    this.own = 7;
    try {
      await Sums.send({ cents: 0 / 0 });
    } catch {}
    return this.own;
  }
  async nested(): Promise<string> {
    try {
      try {
        await Sums.deep(1);
      } catch {
        return "inner";
      }
      await Sums.send({ cents: 0 / 0 });
      return "no";
    } catch (e) {
      return e instanceof NotDurable ? `outer ${e.path}` : "?";
    }
  }
  async fn(): Promise<string> {
    const f = async (n: number): Promise<string> => {
      try {
        await Sums.send({ cents: n / n });
        return "no";
      } catch (e) {
        return e instanceof NotDurable ? e.found : "?";
      }
    };
    return await f(0);
  }
  async rethrown(): Promise<void> {
    try {
      await Sums.send({ cents: 0 / 0 });
    } catch (e) {
      await Sums.deep(1);
      throw e;
    }
  }
}
