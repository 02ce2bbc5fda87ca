/** Nothing is left. */
export error SoldOut {}

export service Stock {
  state left: number = 3;

  take(): number {
    if (this.left === 0) throw new SoldOut();
    this.left -= 1;
    return this.left;
  } compensate {
    this.left += 1;
  }

  count(): number {
    return this.left;
  }
}

/** Turns of its own, each behind a call, with somebody who handles what goes wrong there. */
export service Shop {
  state sold: number = 0;
  state notes: List<string>;

  /** The call is no part of what is tried. */
  async behind(): Promise<string> {
    let answer = "ok";
    try {
      await Stock.count();
    } catch {
      answer = "the call failed";
    }
    this.sold += 1;
    return answer;
  }

  /** The turn is. */
  async tried(): Promise<string> {
    try {
      const left = await Stock.count();
      this.sold += left;
      return "ok";
    } catch {
      this.notes.push("caught");
      return "caught";
    } finally {
      this.notes.push("finally");
    }
  }

  /** A turn in a catch, inside of another try. */
  async again(): Promise<number> {
    try {
      try {
        await Stock.take();
        throw new SoldOut();
      } catch {
        await Stock.count();
        this.sold += 1;
      }
    } catch {
      this.notes.push("outer");
    }
    return this.sold;
  }

  /** Rounds of a loop, each of which tries again what failed. */
  async rounds(): Promise<number> {
    let failed = 0;
    for (let round = 0; round < 2; round += 1) {
      try {
        const left = await Stock.count();
        this.sold += left;
      } catch {
        failed += 1;
      }
    }
    return failed;
  }

  /** The takes are undone, whichever turn is given up. */
  async all(): Promise<number> {
    saga {
      await Promise.all([Stock.take(), Stock.take()]);
      this.sold += 2;
      await Stock.count();
    }
    transaction {
      this.sold += 1;
      this.notes.push("all");
    }
    return this.sold;
  }

  async each(): Promise<number> {
    for (const name of ["a", "b"]) {
      await Stock.take();
      this.notes.push(name);
    }
    return this.notes.length;
  }
}
