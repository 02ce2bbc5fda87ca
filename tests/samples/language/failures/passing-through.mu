// An error that nobody catches passes through all callers.
//
// > Outer.run("y") throws Broken { "code": 7, "parts": ["a", "b"] }
// > Outer.run("z") = "<got z>"
import { Store } from "./store.mu";
export service Middle {
  async run(id: string): Promise<string> {
    return await Store.get(id);
  }
}
export service Outer {
  async run(id: string): Promise<string> {
    return `<${await Middle.run(id)}>`;
  }
}
