// An error in a loop is caught in it, and the loop goes on.
//
// > InLoops.run(["a", "x", "b", "y"]) = ["got a", "-", "got b", "-"]
import { Store } from "./store.mu";
export service InLoops {
  async run(ids: string[]): Promise<string[]> {
    const out: string[] = [];
    for (const id of ids) {
      try {
        out.push(await Store.get(id));
      } catch {
        out.push("-");
      }
    }
    return out;
  }
}
