// Promises that are awaited on every path, from wherever they lie.
//
// > Paths.onEveryPath(1) = 1
// > Paths.onEveryPath(2) = 12
// > Paths.returned() = 3
// > Paths.optional() = 4
// > Paths.listLater([1,2]) = 3
// > Paths.reassigned() = 2
// > Paths.inSwitch("b") = 2
// > Paths.ternaryArg(true) = 1
// > Paths.destructured() = [1,2]
// > Paths.chain() = 6
// > Paths.template() = "1-2"
// > Paths.asCondition() = "yes"
// > Paths.nestedFn() = 2
// > Paths.labelled() = 1
// > Paths.spread() = [1,2,3]
// > Paths.inObject() = {"a":1,"b":{"c":2}}
// > Paths.entries() = [["a",1],["b",2]]
// > Paths.settledMix() = ["fulfilled","fulfilled"]
// > Paths.immediately() = 1
// > Paths.reduceSum() = 6
service Giver {
  f(n: number): number {
    return n;
  }
}
export service Paths {
  async onEveryPath(n: number): Promise<number> {
    const p = Giver.f(n);
    if (n === 1) return await p;
    const q = Giver.f(10);
    const r = await p + await q;
    return r;
  }
  async returned(): Promise<number> {
    return Giver.f(3);
  }
  async optional(): Promise<number> {
    const o: { p?: Promise<number> } = { p: Giver.f(4) };
    return await o.p ?? 0;
  }
  async listLater(ns: number[]): Promise<number> {
    const ps = ns.map(n => Giver.f(n));
    await Giver.f(0);
    let t = 0;
    for (const n of await Promise.all(ps)) t += n;
    return t;
  }
  async reassigned(): Promise<number> {
    let p = Giver.f(1);
    await p;
    p = Giver.f(2);
    return await p;
  }
  async inSwitch(k: string): Promise<number> {
    const p = Giver.f(2);
    switch (k) {
      case "a":
        return await p + 1;
      case "b":
        return await p;
      default:
        await p;
        return 0;
    }
  }
  async ternaryArg(b: boolean): Promise<number> {
    return Math.max(b ? await Giver.f(1) : await Giver.f(2), 0);
  }
  async destructured(): Promise<number[]> {
    const [a, b] = [Giver.f(1), Giver.f(2)];
    return [await a, await b];
  }
  async chain(): Promise<number> {
    return [await Giver.f(1), await Giver.f(2), await Giver.f(3)]
      .map(n => n)
      .filter(n => n > 0)
      .reduce((a, b) => a + b, 0);
  }
  async template(): Promise<string> {
    return `${await Giver.f(1)}-${await Giver.f(2)}`;
  }
  async asCondition(): Promise<string> {
    return await Giver.f(1) > 0 && !await Giver.f(0) ? "yes" : "no";
  }
  async nestedFn(): Promise<number> {
    const f = async (): Promise<number> => {
      const p = Giver.f(2);
      return await p;
    };
    const p = f();
    return await p;
  }
  async labelled(): Promise<number> {
    let n = 0;
    outer: for (const i of [1, 2]) {
      const p = Giver.f(i);
      for (const j of [1, 2]) {
        const v = await p;
        n = v;
        if (j === 1) break outer;
      }
      await p;
    }
    return n;
  }
  async spread(): Promise<number[]> {
    const first = [1, 2].map(n => Giver.f(n));
    const all = [...first, Giver.f(3)];
    return await Promise.all(all);
  }
  async inObject(): Promise<{ a: number; b: { c: number } }> {
    const o = { a: Giver.f(1), b: { c: Giver.f(2) } };
    return { a: await o.a, b: { c: await o.b.c } };
  }
  async entries(): Promise<[string, number][]> {
    const jobs: Record<string, Promise<number>> = { a: Giver.f(1), b: Giver.f(2) };
    return await Promise.all(
      Object.entries(jobs).map(async ([k, p]): Promise<[string, number]> => [k, await p]),
    );
  }
  async settledMix(): Promise<string[]> {
    const r = await Promise.allSettled([Giver.f(1), 2]);
    return r.map(x => x.status);
  }
  async immediately(): Promise<number> {
    return await (async (): Promise<number> => await Giver.f(1))();
  }
  async reduceSum(): Promise<number> {
    return (await Promise.all([1, 2, 3].map(n => Giver.f(n)))).reduce((a, b) => a + b, 0);
  }
}
