// The classic: transfers between accounts, alone, in a row, round a circle; the sum stays.
//
// > Bank.open(["a", "b", "c"], 100) = 300
// > Transfers.one("a", "b", 30) = [70, 130]
// > Transfers.one("a", "b", 71) throws Poor { "id": "a", "has": 70 }
// > Transfers.circle(["a", "b", "c"], 50) = [70, 130, 100]
// > Transfers.circle(["c", "a", "b"], 90) throws Poor { "id": "a", "has": 70 }
// > Transfers.several([["b", "a", 10], ["b", "c", 500], ["c", "a", 5]]) = [true, false, true]
// > Bank.total() = 300
// > Bank.balance("a") = 85
error Poor { id: string; has: number }
export service Bank {
  state accounts: Map<string, number>;

  open(ids: string[], amount: number): number {
    for (const id of ids) this.accounts.set(id, amount);
    return this.total();
  }

  add(id: string, amount: number): number {
    const has = this.accounts.get(id) ?? 0;
    if (has + amount < 0) throw new Poor({ id, has });
    this.accounts.set(id, has + amount);
    return has + amount;
  }

  balance(id: string): number {
    return this.accounts.get(id) ?? 0;
  }

  total(): number {
    return this.accounts.values().reduce((sum, amount) => sum + amount, 0);
  }
}
export service Transfers {
  async one(from: string, to: string, amount: number): Promise<number[]> {
    transaction {
      const taken = await Bank.add(from, -amount);
      const given = await Bank.add(to, amount);
      return [taken, given];
    }
  }

  async circle(ids: string[], amount: number): Promise<number[]> {
    transaction {
      for (const id of ids) await Bank.add(id, -amount);
      await Promise.all(ids.map(id => Bank.add(id, amount)));
    }
    return await Promise.all(ids.map(id => Bank.balance(id)));
  }

  async several(moves: [string, string, number][]): Promise<boolean[]> {
    const done: boolean[] = [];
    for (const [from, to, amount] of moves) {
      try {
        await this.one(from, to, amount);
        done.push(true);
      } catch (e) {
        done.push(!(e instanceof Poor));
      }
    }
    return done;
  }
}
