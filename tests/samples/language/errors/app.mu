export error Refused { value: number }
export error TooMany { count: number; names: string[] }

/** Refuses odd numbers, and writes down what it accepted. */
export service Gate {
  state passed: List<number>;

  pass(value: number): number {
    this.passed.push(value);
    if (value % 2 === 1) throw new Refused({ value });
    return value;
  }

  all(): readonly number[] {
    return this.passed.slice(0);
  }
}

/** Errors across calls, caught, passed on, and with things to do at the end. */
export service Errors {
  state log: List<string>;

  async passOn(value: number): Promise<number> {
    return await Gate.pass(value);
  }

  async caught(value: number): Promise<string> {
    try {
      const passed = await Gate.pass(value);
      return `passed ${passed}`;
    } catch (e) {
      if (e instanceof Refused) return `refused ${e.value}`;
      throw e;
    }
  }

  async inALoop(values: number[]): Promise<string> {
    let out = "";
    for (const value of values) {
      try {
        out += await Gate.pass(value);
      } catch (e) {
        out += e instanceof Refused ? `(${e.value})` : "?";
        continue;
      } finally {
        out += "|";
      }
      out += "+";
    }
    return out;
  }

  async finallyReturns(value: number): Promise<string> {
    this.log.push(`begin ${value}`);
    try {
      await Gate.pass(value);
      return "returned";
    } finally {
      await Gate.pass(0);
      this.log.push(`end ${value}`);
    }
  }

  async rethrown(value: number): Promise<number> {
    try {
      return await this.passOn(value);
    } catch (e) {
      throw new TooMany({ count: value, names: ["a"] });
    }
  }

  async nested(value: number): Promise<string> {
    try {
      try {
        await Gate.pass(value);
      } catch (e) {
        await Gate.pass(value + 2);
      }
      return "inner";
    } catch (e) {
      return e instanceof Refused ? `outer ${e.value}` : "other";
    }
  }

  async ownErrorCaught(value: number): Promise<string> {
    const before = await Gate.pass(2);
    try {
      if (value > before) throw new TooMany({ count: value, names: [] });
      return "fine";
    } catch (e) {
      return e instanceof TooMany ? `too many ${e.count}` : "other";
    }
  }

  written(): readonly string[] {
    return this.log.slice(0);
  }
}
