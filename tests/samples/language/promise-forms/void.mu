// void begins a call and goes on: in loops, in branches, of own methods, of async functions.
//
// > Sender.sendAll(["a", "b", "c"]) = 3
// > Box.sorted() = ["a", "b", "c"]
// > Sender.sendSome(["d", "e"], "e") = "sent"
// > Box.sorted() = ["a", "b", "c", "e"]
// > Sender.chain("f") = "begun"
// > Box.sorted() = ["a", "b", "c", "e", "f1", "f2"]
import { sleep } from "mu";
export service Box {
  state items: Set<string>;

  put(item: string): void {
    this.items.add(item);
  }

  async sorted(): Promise<readonly string[]> {
    await sleep("1 minute");
    return await this.all();
  }

  async all(): Promise<readonly string[]> {
    return this.items.values();
  }
}
export service Sender {
  async sendAll(items: string[]): Promise<number> {
    for (const item of items) void Box.put(item);
    return items.length;
  }

  async sendSome(items: string[], wanted: string): Promise<string> {
    for (const item of items) if (item === wanted) void Box.put(item);
    return "sent";
  }

  async chain(item: string): Promise<string> {
    void this.both(item);
    return "begun";
  }

  private async both(item: string): Promise<void> {
    await Box.put(`${item}1`);
    await sleep("10 seconds");
    await Box.put(`${item}2`);
  }
}
