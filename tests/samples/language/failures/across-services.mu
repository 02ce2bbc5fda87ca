// An error arrives with its fields and its class.
//
// > Across.run("x") = "x is missing: NotThere"
import { Store, NotThere } from "./store.mu";
export service Across {
  async run(id: string): Promise<string> {
    try {
      await Store.get(id);
      return "found";
    } catch (e) {
      return e instanceof NotThere ? `${e.id} is missing: ${e.name}` : "?";
    }
  }
}
