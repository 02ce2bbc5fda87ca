/** Gives back what it gets, and counts how often. */
export service Echo {
  state calls: Counter;

  say(value: number): number {
    this.calls.add(1);
    return value;
  }

  count(): number {
    return this.calls.value;
  }
}

/** Loops around calls, in every shape. */
export service Loops {
  async forCounter(n: number): Promise<number> {
    let total = 0;
    for (let i = 0; i < n; i++) {
      total += await Echo.say(i);
    }
    return total;
  }

  async forOf(values: number[]): Promise<number[]> {
    const seen: number[] = [];
    for (const value of values) {
      if (value < 0) continue;
      if (value > 100) break;
      seen.push(await Echo.say(value));
    }
    return seen;
  }

  async whileLoop(limit: number): Promise<number> {
    let sum = 0;
    let step = 1;
    while (sum < limit) {
      sum += await Echo.say(step);
      step = step * 2;
    }
    return sum;
  }

  async doLoop(limit: number): Promise<number> {
    let n = 0;
    do {
      n = await Echo.say(n + 1);
    } while (n < limit);
    return n;
  }

  async nested(rows: number[][]): Promise<string> {
    let out = "";
    outer: for (const row of rows) {
      for (const cell of row) {
        if (cell === 0) continue outer;
        if (cell < 0) break outer;
        const said = await Echo.say(cell);
        out += `${said},`;
      }
      out += ";";
    }
    return out;
  }

  async earlyReturn(values: number[], wanted: number): Promise<number> {
    for (let i = 0; i < values.length; i++) {
      const value = await Echo.say(values[i] ?? 0);
      if (value === wanted) return i;
    }
    return -1;
  }

  async withSwitch(words: string[]): Promise<number[]> {
    const out: number[] = [];
    for (const word of words) {
      switch (word) {
        case "one":
          out.push(await Echo.say(1));
          break;
        case "two":
        case "deux":
          out.push(await Echo.say(2));
          break;
        default:
          out.push(0);
      }
    }
    return out;
  }

  async conditions(a: number): Promise<string> {
    const first = a > 1 && await Echo.say(a) > 2 ? "big" : "small";
    const second = await Echo.say(0) || await Echo.say(a);
    return `${first} ${second} ${a > 0 ? await Echo.say(7) : 8}`;
  }
}
