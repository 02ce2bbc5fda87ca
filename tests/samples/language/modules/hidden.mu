// Constants and functions at the top may have any name, also those that compiled code uses for itself.
//
// > Hidden.run([1, 2]) = [1, 2, 7, 3]
import { Book } from "./book.mu";
const at = (list: number[], i: number): number => list[i] ?? 0;
const v = { n: 7 };
function args(...all: number[]): number {
  return all.length;
}
export service Hidden {
  async run(list: number[]): Promise<number[]> {
    const out: number[] = [];
    for (let i = 0; i < list.length; i++) {
      for (let j = 0; j < 1; j++) {
        let x = at(list, i);
        for (let k = 0; k < 1; k++) x += 0;
        await Book.sum([]);
        out.push(x);
      }
    }
    return [...out, v.n, args(...[1, 2, 3])];
  }
}
