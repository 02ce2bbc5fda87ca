// A transaction is a turn of its own, in methods without await too. In a method that is part of another's turn it is a savepoint.
//
// > Till.plain(1) throws TransactionAborted { "reason": "no" }
// > Till.taken() = 1
// > Till.caught(1) = 2
// > Till.taken() = 2
// > Till.helped(1) throws TransactionAborted { "reason": "no" }
// > Till.taken() = 2
// > Till.helpedAndCaught(1) = 3
// > Till.taken() = 3
// > Till.checked(5) = 8
// > Till.inLoop([1, 2, 3]) = 14
// > TillUser.through(1) = "no 15"
// > TillUser.within(1) = "no 15"
// > TillUser.helper(1) = "no 16"
// not in Node: what stays and what is taken back is a matter of turns
import { abort } from "mu";

export service Till {
  state coins: Counter;

  plain(n: number): void {
    this.coins.add(n);
    transaction {
      this.coins.add(1000);
      abort("no");
    }
  }

  caught(n: number): number {
    this.coins.add(n);
    try {
      transaction {
        this.coins.add(1000);
        abort("no");
      }
    } catch {
      return this.coins.value;
    }
  }

  helped(n: number): void {
    this.refuses(n);
  }

  helpedAndCaught(n: number): number {
    try {
      this.refuses(n);
    } catch {
      return this.coins.value;
    }
    return -1;
  }

  checked(n: number): number {
    this.adds(n);
    return this.coins.value;
  }

  inLoop(all: number[]): number {
    for (const n of all) this.adds(n);
    return this.coins.value;
  }

  taken(): number {
    return this.coins.value;
  }

  private refuses(n: number): void {
    this.coins.add(n);
    transaction {
      this.coins.add(1000);
      abort("no");
    }
  }

  private adds(n: number): void {
    const before = this.coins.value;
    transaction {
      this.coins.add(n);
    }
    if (this.coins.value !== before + n) abort("somebody came between");
  }
}

export service TillUser {
  async through(n: number): Promise<string> {
    try {
      await Till.plain(n);
    } catch (e) {
      if (e instanceof TransactionAborted) return `${e.reason} ${await Till.taken()}`;
    }
    return "?";
  }

  async within(n: number): Promise<string> {
    try {
      transaction {
        await Till.plain(n);
      }
    } catch (e) {
      if (e instanceof TransactionAborted) return `${e.reason} ${await Till.taken()}`;
    }
    return "?";
  }

  async helper(n: number): Promise<string> {
    try {
      transaction {
        try {
          await Till.helpedAndCaught(n);
          await Till.helped(n);
        } catch (e) {
          if (e instanceof TransactionAborted) return `${e.reason} ${await Till.taken()}`;
        }
      }
    } catch {}
    return "?";
  }
}
