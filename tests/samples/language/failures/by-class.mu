// instanceof tells errors apart.
//
// > ByClass.run("x") = "missing x"
// > ByClass.run("y") = "broken 7 a+b"
// > ByClass.run("z") = "got z"
import { Broken, NotThere, Store } from "./store.mu";
export service ByClass {
  async run(id: string): Promise<string> {
    try {
      return await Store.get(id);
    } catch (e) {
      if (e instanceof NotThere) return `missing ${e.id}`;
      if (e instanceof Broken) return `broken ${e.code} ${e.parts.join("+")}`;
      throw e;
    }
  }
}
