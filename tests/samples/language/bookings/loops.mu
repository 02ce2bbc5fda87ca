// A transaction in a loop, and a loop in a transaction.
//
// > Bank.open("g", 10) = 10
// > Loops.each("g", [1, 20, 3]) = [1, 3]
// > Loops.all("g", [1, 20, 3]) throws TooLittle { "has": 5 }
// > Bank.balance("g") = 6
import { Bank } from "./bank.mu";
export service Loops {
  async each(id: string, amounts: number[]): Promise<number[]> {
    const done: number[] = [];
    for (const amount of amounts) {
      try {
        transaction {
          await Bank.take(id, amount);
        }
        done.push(amount);
      } catch {
        continue;
      }
    }
    return done;
  }

  async all(id: string, amounts: number[]): Promise<void> {
    transaction {
      for (const amount of amounts) await Bank.take(id, amount);
    }
  }
}
