// A turn that throws leaves nothing behind.
//
// not in Node: JavaScript keeps what was written before the error
// > Dropped.run() = [0, 1]
import { Store } from "./store.mu";
export service Dropped {
  async run(): Promise<number[]> {
    const before = await Store.size();
    try {
      await Store.noted("x");
    } catch {
      await Store.noted("y");
    }
    return [before, await Store.size()];
  }
}
