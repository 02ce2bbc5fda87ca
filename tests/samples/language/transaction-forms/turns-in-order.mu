// In a transaction calls take their turns in the order of the program, each wholly: who started first goes first, whatever is awaited.
//
// > InOrder.secondFirst() = [1, 1]
// > InOrder.calledBetween() = [2, 1]
// > InOrder.behindAll() = [5, 4]
// > InOrder.errorLater() = "caught 6"
// > InOrder.nested() = [6, 7, 8]
// > InOrder.inFunctions() = [8, 9, 10]
// > InOrder.racing() = 10
// > InOrder.handed() = [11, 12]
// > InOrder.branches(true) = 13
// > InOrder.branches(false) = 14
// > InOrder.now() = 14
// not in Node: there calls that were started go on side by side, turn by turn
export error Odd { n: number }

service Tape {
  state sum: number = 0;

  add(n: number): number {
    this.sum += n;
    return n;
  }

  next(): number {
    this.sum += 1;
    return this.sum;
  }

  get(): number {
    return this.sum;
  }

  refuse(n: number): number {
    throw new Odd({ n });
  }

  async addAndGet(n: number): Promise<number> {
    await Tape.add(n);
    return await Tape.get();
  }
}

export service InOrder {
  async secondFirst(): Promise<number[]> {
    transaction {
      const p = Tape.add(1);
      const q = Tape.get();
      const seen = await q;
      return [seen, await p];
    }
  }

  async calledBetween(): Promise<number[]> {
    transaction {
      const p = Tape.add(1);
      const seen = await Tape.get();
      return [seen, await p];
    }
  }

  async behindAll(): Promise<number[]> {
    transaction {
      const ps = [1, 2].map(n => Tape.add(n));
      const q = Tape.get();
      const seen = await q;
      const [a = 0, b = 0] = await Promise.all(ps);
      return [seen, a + b + 1];
    }
  }

  async errorLater(): Promise<string> {
    transaction {
      const p = Tape.refuse(3);
      const seen = await Tape.addAndGet(1);
      try {
        await p;
      } catch (e) {
        if (e instanceof Odd) return `caught ${seen}`;
      }
    }
    return "?";
  }

  async nested(): Promise<number[]> {
    transaction {
      const all = [0, 1, 1].map(n => Tape.addAndGet(n));
      return await Promise.all(all);
    }
  }

  async inFunctions(): Promise<number[]> {
    transaction {
      const f = async (n: number): Promise<number> => {
        await Tape.add(n);
        return await Tape.get();
      };
      const all = [f(0), f(1), f(1)];
      return await Promise.all(all);
    }
  }

  async racing(): Promise<number> {
    transaction {
      const f = async (n: number): Promise<number> => {
        await Tape.add(n);
        return await Tape.get();
      };
      return await Promise.race([f(0), f(0)]);
    }
  }

  private async second(p: Promise<number>): Promise<number[]> {
    const q = Tape.next();
    return [await p, await q];
  }

  async handed(): Promise<number[]> {
    transaction {
      return await this.second(Tape.next());
    }
  }

  async branches(early: boolean): Promise<number> {
    transaction {
      const p = Tape.next();
      if (early) return await p;
      const seen = await Tape.get();
      await p;
      return seen;
    }
  }

  async now(): Promise<number> {
    return await Tape.get();
  }
}
