// A transaction gives results to variables outside.
//
// > Bank.open("f", 7) = 7
// > Results.run("f") = [7, 6]
import { Bank } from "./bank.mu";
export service Results {
  async run(id: string): Promise<number[]> {
    let before = 0;
    let after = 0;
    transaction {
      before = await Bank.balance(id);
      await Bank.take(id, 1);
      after = await Bank.balance(id);
    }
    return [before, after];
  }
}
