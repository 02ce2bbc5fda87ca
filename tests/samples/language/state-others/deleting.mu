// Optional parts of what is stored are deleted in place, and `++` behind a place gives what was there before.
//
// > Deleting.parts() = [{ "b": 5 }, { "list": [1], "by": { "y": 2 } }, true]
// > Deleting.late() = { "list": [1], "by": {} }
// > Deleting.counts() = [0.1, 1.1, 1.1, 0.10000000000000009]
import { Slow } from "./deleting-slow.mu";
export service Deleting {
  state options: { a?: number; b?: number } = { a: 1, b: 5 };
  state tree: { list: number[]; by: Record<string, number>; extra?: { n: number } } = {
    list: [1],
    by: { x: 1, y: 2 },
    extra: { n: 1 },
  };
  state rate: number = 0.1;

  parts(): ({ a?: number; b?: number } | { list: number[]; by: Record<string, number> } | boolean)[] {
    const key = "x";
    const done = delete this.options.a;
    delete this.tree.by[key];
    delete this.tree.extra;
    return [this.options, this.tree, done && !("a" in this.options)];
  }

  async late(): Promise<{ list: number[]; by: Record<string, number> }> {
    delete this.tree.by[await Slow.key()];
    return this.tree;
  }

  counts(): number[] {
    const first = this.rate++;
    const second = this.rate;
    const third = this.rate--;
    return [first, second, third, this.rate];
  }
}
