// Variables that a block assigned get their old values back when it is undone.
//
// not in Node: JavaScript knows no transaction that takes a variable back
// > Variables.run("nobody") = [1, 0]
import { Bank } from "./bank.mu";
export service Variables {
  async run(id: string): Promise<number[]> {
    let n = 1;
    try {
      transaction {
        n = 2;
        await Bank.take(id, 5);
      }
    } catch {
      await Bank.balance(id);
    }
    return [n, await Bank.balance(id)];
  }
}
