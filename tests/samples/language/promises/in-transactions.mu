// The same functions of a method, around a transaction and in it.
//
// > Both.go(10) = 15
// > Notes.list() = ["x","t","in","g","w1","w0","out"]
service Notes {
  state notes: List<string>;

  note(id: string, n: number): number {
    this.notes.push(id);
    return n;
  }

  list(): readonly string[] {
    return this.notes.slice();
  }
}

export service Both {
  async go(n: number): Promise<number> {
    const p = Notes.note("x", n);
    const x = await p;
    transaction {
      const q = Notes.note("t", 1);
      await q;
    }
    const f = async (id: string): Promise<number> => await Notes.note(id, 1);
    const g = (id: string) => Notes.note(id, 2);
    const walk = async (m: number): Promise<number> => (await f(`w${m}`)) + (m === 0 ? 0 : await walk(m - 1));
    let sum = 0;
    transaction {
      sum += await f("in");
      sum += await g("g");
      sum += await walk(1);
    }
    return x + sum - 1 + (await f("out"));
  }
}
