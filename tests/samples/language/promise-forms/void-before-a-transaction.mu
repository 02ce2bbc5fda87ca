// What was begun before a transaction has begun, whatever becomes of the transaction.
//
// not in Node: its rollback takes back what else has happened meanwhile
// > Orders.place("a", true) = "placed"
// > Orders.place("b", false) throws Refused { "id": "b" }
// > Orders.place("", false) throws Refused { "id": "" }
// > Mails.sorted() = ["a", "b"]
import { sleep } from "mu";
error Refused { id: string }
export service Mails {
  state sent: Set<string>;

  send(id: string): void {
    this.sent.add(id);
  }

  async sorted(): Promise<readonly string[]> {
    await sleep("1 minute");
    return await this.all();
  }

  private async all(): Promise<readonly string[]> {
    return this.sent.values();
  }
}
export service Stock {
  state taken: List<string>;

  take(id: string, there: boolean): void {
    this.taken.push(id);
    if (!there) throw new Refused({ id });
  }
}
export service Orders {
  async place(id: string, there: boolean): Promise<string> {
    if (id !== "") void Mails.send(id);
    transaction {
      await Stock.take(id, there);
    }
    return "placed";
  }
}
