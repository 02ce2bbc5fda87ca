export error Broken { by: number }

export service Worker {
  state done: Counter;

  double(value: number): number {
    if (value < 0) throw new Broken({ by: value });
    this.done.add(1);
    return value * 2;
  }

  pair(a: number, b: number): number[] {
    return [a, b];
  }

  count(): number {
    return this.done.value;
  }
}

/** Waits itself, so that calls of it are workflows in workflows. */
export service Middle {
  async quadruple(value: number): Promise<number> {
    const once = await Worker.double(value);
    return await Worker.double(once);
  }

  async both(values: number[]): Promise<number[]> {
    return await Promise.all(values.map(v => Worker.double(v)));
  }
}

/** The forms in which calls can be made. */
export service Calls {
  async together(a: number, b: number): Promise<number[]> {
    return await Promise.all([Worker.double(a), Worker.double(b)]);
  }

  async startedFirst(a: number): Promise<number> {
    const p = Worker.double(a);
    const q = Worker.double(a + 1);
    const plain = a * 100;
    const x = await p;
    const y = await q;
    return plain + x + y;
  }

  async besideAnother(a: number): Promise<number> {
    const slow = Middle.quadruple(a);
    const quick = await Worker.double(1);
    return quick + await slow;
  }

  async maybeStarted(a: number, wait: boolean): Promise<number> {
    const p = Worker.double(a);
    let extra = 0;
    if (wait) {
      extra = await Worker.double(10);
    }
    return extra + await p;
  }

  async forEach(values: number[]): Promise<number[]> {
    return await Promise.all(values.map((value, i) => Worker.double(value + i)));
  }

  async workflows(values: number[]): Promise<number> {
    const all = await Promise.all(values.map(v => Middle.quadruple(v)));
    return all.reduce((sum, v) => sum + v, 0);
  }

  async settled(values: number[]): Promise<string[]> {
    const outcomes = await Promise.allSettled([
      Worker.double(values[0] ?? 0),
      Worker.double(values[1] ?? 0),
    ]);
    return outcomes.map(o => o.status === "fulfilled" ? `ok ${o.value}` : "failed");
  }

  async lateFailure(a: number): Promise<string> {
    const p = Worker.double(a);
    const first = await Worker.double(1);
    try {
      return `${first} ${await p}`;
    } catch (e) {
      return e instanceof Broken ? `${first} broken by ${e.by}` : "?";
    }
  }

  async inArguments(a: number): Promise<number[]> {
    return await Worker.pair(await Worker.double(a), await Worker.double(a + 1) + 1);
  }

  async nestedArrays(a: number): Promise<number[][]> {
    const one = await Worker.pair(a, a);
    const list = [one];
    const two = await Worker.pair(a + 1, a + 1);
    return [...list, two];
  }

  async returned(a: number): Promise<number> {
    return Worker.double(a);
  }
}
