// A transaction changes two services together.
//
// > Bank.open("a", 10) = 10
// > Bank.open("b", 0) = 0
// > Transfers.move("a", "b", 4) = [6, 4]
// > Transfers.move("a", "b", 40) throws TooLittle { "has": 6 }
// > Transfers.look("a", "b") = [6, 4]
import { Bank } from "./bank.mu";
export service Transfers {
  async move(from: string, to: string, amount: number): Promise<number[]> {
    transaction {
      await Bank.put(to, amount);
      await Bank.take(from, amount);
    }
    return await this.look(from, to);
  }

  async look(from: string, to: string): Promise<number[]> {
    return [await Bank.balance(from), await Bank.balance(to)];
  }
}
