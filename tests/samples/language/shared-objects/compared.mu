// Who compares objects finds those that were one before an `await` one after it.
//
// > Compared.plain() = true
// > Compared.error() = true
// > Compared.typed() = true
// > Compared.unknownOfBoth() = true
// > Compared.list() = true
// > Compared.objects() = [true,false,true]
// > Compared.included() = [true,false]
// > Compared.inSet() = [true,false]
// > Compared.inMap() = 5
// > Compared.found() = 1
// > Compared.differ() = [false,true]
// > Compared.inLoop() = 2
// > Compared.is() = true
// > Compared.parts() = true
// > Compared.member() = [true,true]
// > Compared.functions() = true
// > Compared.undefineds(null) = "none"
error Told { n: number }
service Waits {
  n(n: number): number {
    return n;
  }
  bad(): void {
    throw new Told({ n: 1 });
  }
}
export service Compared {
  async plain(): Promise<boolean> {
    const o = { n: 1 };
    const kept: unknown = o;
    await Waits.n(1);
    return kept === o;
  }
  async error(): Promise<boolean> {
    let kept: unknown;
    try {
      await Waits.bad();
    } catch (e) {
      kept = e;
      await Waits.n(1);
      return kept === e;
    }
    return false;
  }
  async typed(): Promise<boolean> {
    try {
      await Waits.bad();
    } catch (e) {
      if (e instanceof Told) {
        const b = e;
        await Waits.n(1);
        return b === e;
      }
    }
    return false;
  }
  async unknownOfBoth(): Promise<boolean> {
    const a: unknown = JSON.parse("{}");
    const b: unknown = a;
    await Waits.n(1);
    return a === b;
  }
  async list(): Promise<boolean> {
    const kept: unknown[] = [];
    try {
      await Waits.bad();
    } catch (e) {
      kept.push(e);
      await Waits.n(1);
      return kept[0] === e;
    }
    return false;
  }
  async objects(): Promise<boolean[]> {
    const a = [1];
    const b = a;
    const c = [1];
    await Waits.n(1);
    const d = { a };
    await Waits.n(1);
    return [a === b, a === c, d.a === b];
  }
  async included(): Promise<boolean[]> {
    const a = { n: 1 };
    const list = [a];
    await Waits.n(1);
    return [list.includes(a), list.includes({ n: 1 })];
  }
  async inSet(): Promise<boolean[]> {
    const a = { n: 1 };
    const all = new Set([a]);
    await Waits.n(1);
    return [all.has(a), all.has({ n: 1 })];
  }
  async inMap(): Promise<number> {
    const a = { n: 1 };
    const m = new Map([[a, 5]]);
    await Waits.n(1);
    return m.get(a) ?? 0;
  }
  async found(): Promise<number> {
    const a = { n: 1 };
    const b = { n: 1 };
    const list = [a, b];
    await Waits.n(1);
    return list.indexOf(b);
  }
  async differ(): Promise<boolean[]> {
    const a = { n: 1 };
    const b = a;
    const c = { n: 1 };
    await Waits.n(1);
    return [a !== b, a !== c];
  }
  async inLoop(): Promise<number> {
    const all = [{ n: 1 }, { n: 1 }, { n: 1 }];
    const kept = all[2];
    let at = -1;
    for (let i = 0; i < all.length; i++) {
      await Waits.n(i);
      if (all[i] === kept) at = i;
    }
    return at;
  }
  async is(): Promise<boolean> {
    const a = { n: 1 };
    const b = a;
    await Waits.n(1);
    return Object.is(a, b);
  }
  async parts(): Promise<boolean> {
    const a = { inner: { n: 1 } };
    const inner = a.inner;
    await Waits.n(1);
    return a.inner === inner;
  }
  async member(): Promise<boolean[]> {
    const rows = [{ id: "a" }, { id: "b" }];
    const first = rows[0];
    await Waits.n(1);
    const again = rows.find(row => row === first);
    await Waits.n(1);
    return [again === first, rows.some(row => row === again)];
  }
  async functions(): Promise<boolean> {
    const a = { n: 1 };
    const b = a;
    const same = (): boolean => a === b;
    await Waits.n(1);
    return same();
  }
  async undefineds(v: string | null): Promise<string> {
    await Waits.n(1);
    return v === null ? "none" : v;
  }
}
