// abort rolls back and throws TransactionAborted with its reason.
//
// > Bank.open("d", 5) = 5
// > Aborting.run("d") throws TransactionAborted { "reason": "changed my mind" }
// > Bank.balance("d") = 5
import { abort } from "mu";
import { Bank } from "./bank.mu";
export service Aborting {
  async run(id: string): Promise<void> {
    transaction {
      await Bank.take(id, 5);
      abort("changed my mind");
    }
  }
}
