export error Broken { by: number }

export service W {
  state done: Counter;

  go(n: number): number {
    this.done.add(1);
    if (n < 0) throw new Broken({ by: n });
    return n;
  }

  count(): number {
    return this.done.value;
  }
}

/** A started call runs once, whatever way leads to its await. */
export service Started {
  async breaks(join: boolean): Promise<number> {
    const p = W.go(1);
    let extra = 0;
    out: {
      if (join) {
        extra = await W.go(10);
        break out;
      }
      extra = 5;
    }
    return extra + await p;
  }

  async fallsThrough(way: number): Promise<number> {
    const p = W.go(1);
    let extra = 0;
    switch (way) {
      case 1:
        extra += await W.go(10);
      case 2:
        extra += 100;
        break;
      default:
        extra += 1000;
    }
    return extra + await p;
  }

  async throws(way: number): Promise<number> {
    const p = W.go(1);
    let extra = 0;
    try {
      if (way > 0) {
        await W.go(10);
        throw new Broken({ by: way });
      }
      extra = 2;
    } catch (e) {
      extra = 3;
    }
    return extra + await p;
  }

  async atLast(way: number): Promise<number> {
    const p = W.go(1);
    try {
      if (way > 0) {
        return await W.go(10);
      }
      return 4;
    } finally {
      await p;
    }
  }

  async inALoop(n: number): Promise<number> {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const p = W.go(i);
      if (i % 2 === 0) {
        sum += await W.go(100);
      }
      sum += await p;
    }
    return sum;
  }
}
