// Trees that are walked across services: width, paths, pruning, errors from the depth.
//
// > Trees.paths({ "name": "r", "children": [{ "name": "a", "children": [] }, { "name": "b", "children": [{ "name": "c", "children": [] }] }] }) = ["r/a", "r/b/c"]
// > Trees.find({ "name": "r", "children": [{ "name": "x", "children": [] }] }, "x") = 1
// > Trees.find({ "name": "r", "children": [] }, "x") = -1
// > Trees.check({ "name": "r", "children": [{ "name": "", "children": [] }] }) throws Nameless { "under": "r" }
import { Echo } from "./echo.mu";
type Tree = { name: string; children: Tree[] };
error Nameless { under: string }
export service Trees {
  async paths(tree: Tree): Promise<string[]> {
    const name = await Echo.say(tree.name);
    if (tree.children.length === 0) return [name];
    const below = await Promise.all(tree.children.map(child => this.paths(child)));
    return below.flat().map(path => `${name}/${path}`);
  }

  async find(tree: Tree, wanted: string): Promise<number> {
    if (await Echo.say(tree.name) === wanted) return 0;
    for (const child of tree.children) {
      const depth = await this.find(child, wanted);
      if (depth >= 0) return depth + 1;
    }
    return -1;
  }

  async check(tree: Tree): Promise<number> {
    let count = 1;
    for (const child of tree.children) {
      if (child.name === "") throw new Nameless({ under: await Echo.say(tree.name) });
      count += await this.check(child);
    }
    return count;
  }
}
