// A transaction in a function is a savepoint of the turn that calls the function; in an async function it is a turn.
//
// > Drawer.caught(1) = "no 1"
// > Drawer.coinsIn() = 1
// > Drawer.out(1) throws TransactionAborted
// > Drawer.coinsIn() = 1
// > Drawer.each([1, 2]) = 4
// > Drawer.caughtAsync(1) = "no 5"
// > Drawer.outAsync(1) throws TransactionAborted
// > Drawer.coinsIn() = 6
// not in Node: what stays and what is taken back is a matter of turns
import { abort } from "mu";

export service Drawer {
  state coins: Counter;

  caught(n: number): string {
    const refused = (k: number): void => {
      this.coins.add(k);
      transaction {
        this.coins.add(1000);
        abort("no");
      }
    };
    try {
      refused(n);
    } catch (e) {
      if (e instanceof TransactionAborted) return `${e.reason} ${this.coins.value}`;
    }
    return "?";
  }

  out(n: number): void {
    const refused = (k: number): void => {
      this.coins.add(k);
      transaction {
        this.coins.add(1000);
        abort("no");
      }
    };
    refused(n);
  }

  each(all: number[]): number {
    all.forEach(n => {
      transaction {
        this.coins.add(n);
      }
    });
    return this.coins.value;
  }

  async caughtAsync(n: number): Promise<string> {
    const refused = async (k: number): Promise<void> => {
      this.coins.add(k);
      transaction {
        this.coins.add(1000);
        abort("no");
      }
    };
    try {
      await refused(n);
    } catch (e) {
      if (e instanceof TransactionAborted) return `${e.reason} ${this.coins.value}`;
    }
    return "?";
  }

  async outAsync(n: number): Promise<void> {
    const refused = async (k: number): Promise<void> => {
      this.coins.add(k);
      transaction {
        this.coins.add(1000);
        abort("no");
      }
    };
    await refused(n);
  }

  coinsIn(): number {
    return this.coins.value;
  }
}
