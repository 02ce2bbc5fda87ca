// An error that leaves the block rolls back; caught outside, the method goes on.
//
// > Bank.open("c", 5) = 5
// > Caught.run("c", 9) = ["has 5", 5]
// > Caught.run("c", 2) = ["moved", 3]
import { Bank, TooLittle } from "./bank.mu";
export service Caught {
  async run(id: string, amount: number): Promise<(string | number)[]> {
    let said = "moved";
    try {
      transaction {
        await Bank.put("elsewhere", amount);
        await Bank.take(id, amount);
      }
    } catch (e) {
      said = e instanceof TooLittle ? `has ${e.has}` : "?";
    }
    return [said, await Bank.balance(id)];
  }
}
