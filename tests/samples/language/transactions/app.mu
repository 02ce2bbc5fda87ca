import { abort } from "mu";

export error Short { left: number }

export service Account {
  state balances: Map<string, number>;

  open(owner: string, balance: number): void {
    this.balances.set(owner, balance);
  }

  change(owner: string, by: number): number {
    const balance = (this.balances.get(owner) ?? 0) + by;
    this.balances.set(owner, balance);
    if (balance < 0) throw new Short({ left: balance });
    return balance;
  }

  balance(owner: string): number {
    return this.balances.get(owner) ?? 0;
  }
}

export service Bank {
  state transfers: Counter;

  async transfer(from: string, to: string, amount: number): Promise<number> {
    transaction {
      const there = Account.change(to, amount);
      const here = Account.change(from, -amount);
      await Promise.all([there, here]);
      this.transfers.add(1);
    }
    return await Account.balance(from);
  }

  async sameAccountTwice(owner: string): Promise<number> {
    transaction {
      const a = Account.change(owner, 1);
      const b = Account.change(owner, 10);
      await Promise.all([a, b]);
    }
    return await Account.balance(owner);
  }

  async lettersGoBack(owner: string): Promise<string> {
    let step = "before";
    let tried = 0;
    try {
      transaction {
        step = "inside";
        tried += 1;
        await Account.change(owner, 5);
        abort("changed my mind");
      }
    } catch (e) {
      return `${step} ${tried} ${await Account.balance(owner)}`;
    }
  }

  async inner(owner: string): Promise<number> {
    transaction {
      await Account.change(owner, 100);
      try {
        transaction {
          await Account.change(owner, 1000);
          abort("only the inner one");
        }
      } catch (e) {
        await Account.change(owner, 1);
      }
    }
    return await Account.balance(owner);
  }

  async failedCallInside(owner: string): Promise<number> {
    transaction {
      await Account.change(owner, 3);
      try {
        await Account.change(owner, -1000000);
      } catch (e) {
        await Account.change(owner, 4);
      }
    }
    return await Account.balance(owner);
  }

  async inALoop(owners: string[]): Promise<number> {
    let done = 0;
    for (const owner of owners) {
      transaction {
        await Account.change(owner, 1);
        await Account.change(owner, 1);
      }
      done += 1;
    }
    return done;
  }

  async returnsFromInside(owner: string): Promise<string> {
    transaction {
      const balance = await Account.change(owner, 1);
      if (balance > 0) return `now ${balance}`;
    }
    return "never";
  }

  count(): number {
    return this.transfers.value;
  }
}
