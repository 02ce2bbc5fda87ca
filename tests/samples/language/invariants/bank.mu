// An invariant at the top of a module reads several services; in a transaction it holds at the end, not in between.
//
// > Branch.open("ada", 10) = 10
// > Branch.move("ada", 4) = 6
// > Branch.leak("ada") = "lost: no money is lost at bank.mu:62:1"
// > Branch.move("ada", 6) = 0
// > Branch.move("ada", 1) throws InvariantViolated
// not in Node: invariants are mu's
export service Accounts {
  state balances: Map<string, number>;

  invariant "nobody owes anything": this.balances.values().every(balance => balance >= 0);

  add(id: string, amount: number): number {
    const balance = (this.balances.get(id) ?? 0) + amount;
    this.balances.set(id, balance);
    return balance;
  }
}

export service Vault {
  state paid: number = 0;
  state kept: number = 0;

  put(amount: number): void {
    this.paid += amount;
  }

  keep(amount: number): void {
    this.kept += amount;
  }
}

export service Branch {
  async open(id: string, amount: number): Promise<number> {
    transaction {
      await Vault.put(amount);
      return await Accounts.add(id, amount);
    }
  }

  async move(id: string, amount: number): Promise<number> {
    transaction {
      const left = await Accounts.add(id, -amount);
      await Vault.keep(amount);
      return left;
    }
  }

  /** Outside of a transaction each call is a turn, and the first one already loses money. */
  async leak(id: string): Promise<string> {
    try {
      await Accounts.add(id, -1);
      return "gone";
    } catch (error) {
      if (error instanceof InvariantViolated) return `lost: ${error.invariant} at ${error.place}`;
      throw error;
    }
  }
}

invariant "no money is lost":
  Accounts.balances.values().reduce((sum, balance) => sum + balance, Vault.kept) === Vault.paid;
