// Async functions and what is around them: variables, recursion, circles of services, promises in data.
//
// > Around.inlineAssign() = 3
// > Around.inlineInLoop() = 6
// > Around.recursive(5) = 15
// > Around.walk() = 10
// > Around.ping(6) = "PQPQPQP"
// > Around.privatePromises() = 6
// > Around.tuplePromise() = [1,"2"]
// > Around.mapPromise() = 3
// > Around.snapshotCapture() = [1,2,3]
// > Around.closureCounter() = 3
// > Around.conditionalPromise(true) = 1
// > Around.conditionalPromise(false) = 2
// > Around.identity() = [1,2]
// > Around.pushReturn([1,2,3]) = 6
// > Around.generic() = [7, 1]
service Pinging {
  one(n: number): number {
    return n;
  }
  text(n: number): string {
    return `${n}`;
  }
  async ping(n: number): Promise<string> {
    return n === 0 ? "P" : `P${await Ponging.pong(n - 1)}`;
  }
}
service Ponging {
  async pong(n: number): Promise<string> {
    return n === 0 ? "Q" : `Q${await Pinging.ping(n - 1)}`;
  }
}
type Node = { v: number; kids: Node[] };
export service Around {
  async inlineAssign(): Promise<number> {
    let n = 1;
    const add = async (k: number): Promise<void> => {
      const r = await Pinging.one(k);
      n += r;
    };
    await add(1);
    await add(1);
    return n;
  }
  async inlineInLoop(): Promise<number> {
    let n = 0;
    const add = async (k: number): Promise<void> => {
      n += await Pinging.one(0) + k;
    };
    for (const k of [1, 2, 3]) {
      if (k > 0) {
        try {
          await add(k);
        } finally {
          n += 0;
        }
      }
    }
    return n;
  }
  async recursive(n: number): Promise<number> {
    const f = async (k: number): Promise<number> => k === 0
      ? 0
      : await Pinging.one(k) + await f(k - 1);
    return await f(n);
  }
  private async sum(node: Node): Promise<number> {
    let t = await Pinging.one(node.v);
    for (const kid of node.kids) t += await this.sum(kid);
    return t;
  }
  async walk(): Promise<number> {
    return await this.sum({
      v: 1,
      kids: [{ v: 2, kids: [{ v: 3, kids: [] }] }, { v: 4, kids: [] }],
    });
  }
  async ping(n: number): Promise<string> {
    return await Pinging.ping(n);
  }
  private async total(ps: Promise<number>[]): Promise<number> {
    let t = 0;
    for (const n of await Promise.all(ps)) t += n;
    return t;
  }
  private async start(ns: number[]): Promise<number> {
    return await this.total(ns.map(n => Pinging.one(n)));
  }
  async privatePromises(): Promise<number> {
    const p = this.start([1, 2]);
    const q = Pinging.one(3);
    return await p + await q;
  }
  async tuplePromise(): Promise<[number, string]> {
    const t: [Promise<number>, Promise<string>] = [Pinging.one(1), Pinging.text(2)];
    await Pinging.one(0);
    const [a, b] = t;
    return [await a, await b];
  }
  async mapPromise(): Promise<number> {
    const m = new Map<string, Promise<number>>();
    m.set("a", Pinging.one(1));
    m.set("b", Pinging.one(2));
    await Pinging.one(9);
    let t = 0;
    for (const p of m.values()) t += await p;
    return t;
  }
  async snapshotCapture(): Promise<number[]> {
    const ps: Promise<number>[] = [];
    for (let i = 1; i <= 3; i++) {
      const f = async (): Promise<number> => await Pinging.one(i);
      ps.push(f());
    }
    return await Promise.all(ps);
  }
  async closureCounter(): Promise<number> {
    let n = 0;
    const up = (): number => ++n;
    up();
    await Pinging.one(0);
    up();
    await Pinging.one(0);
    return up();
  }
  async conditionalPromise(b: boolean): Promise<number> {
    const p = b ? Pinging.one(1) : Pinging.one(2);
    await Pinging.one(0);
    return await p;
  }
  async identity(): Promise<number[]> {
    const a: number[] = [];
    const o = { a };
    a.push(await Pinging.one(1));
    await Pinging.one(0);
    o.a.push(2);
    return a;
  }
  async pushReturn(ns: number[]): Promise<number> {
    const ps = ns.filter(n => n > 0).map(async n => {
      const a = await Pinging.one(n);
      return a;
    });
    let t = 0;
    for (const p of ps) t += await p;
    return t;
  }
  private async both(a: Promise<number>, b: Promise<number>): Promise<[number, number]> {
    return [await a, await b];
  }
  async generic(): Promise<[number, number]> {
    return await this.both(Pinging.one(7), Pinging.one(1));
  }
}
