// A caught error becomes another one.
//
// > Translated.run("x") throws Unavailable { "what": "x", "because": "NotThere" }
import { NotThere, Store } from "./store.mu";
error Unavailable { what: string; because: string }
export service Translated {
  async run(id: string): Promise<string> {
    try {
      return await Store.get(id);
    } catch (e) {
      if (e instanceof NotThere) throw new Unavailable({ what: e.id, because: e.name });
      throw e;
    }
  }
}
