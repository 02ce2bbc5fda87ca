// Of several errors, the first in the list is the one that is seen, after all have ended.
//
// > FirstError.run() throws Picky { "n": 1 }
// > Picking.count() = 3
error Picky { n: number }
export service Picking {
  state asked: Counter;

  ask(n: number): number {
    if (n < 3) throw new Picky({ n });
    return n;
  }

  note(n: number): number {
    this.asked.add(1);
    return n;
  }

  count(): number {
    return this.asked.value;
  }
}
export service FirstError {
  async run(): Promise<number[]> {
    await Promise.all([Picking.note(1), Picking.note(2), Picking.note(3)]);
    return await Promise.all([Picking.ask(1), Picking.ask(2), Picking.ask(3)]);
  }
}
