// A transaction inside a transaction is undone alone.
//
// > Bank.open("e", 10) = 10
// > Savepoints.run("e") = 9
import { Bank, TooLittle } from "./bank.mu";
export service Savepoints {
  async run(id: string): Promise<number> {
    transaction {
      await Bank.take(id, 1);
      try {
        transaction {
          await Bank.take(id, 5);
          await Bank.take(id, 50);
        }
      } catch (e) {
        if (!(e instanceof TooLittle)) throw e;
      }
    }
    return await Bank.balance(id);
  }
}
