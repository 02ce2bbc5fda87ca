// Methods that call themselves, in one turn.
//
// > Recursion.depth({ "children": [{ "children": [] }, { "children": [{ "children": [] }] }] }) = 3
import { Echo } from "./echo.mu";
type Node = { children: Node[] };
export service Recursion {
  async depth(node: Node): Promise<number> {
    await Echo.say("depth");
    return this.deep(node);
  }

  private deep(node: Node): number {
    return 1 + node.children.reduce((most, child) => Math.max(most, this.deep(child)), 0);
  }
}
