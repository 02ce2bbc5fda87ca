// Promise.all over whatever: tuples, spreads, maps, values among promises, nothing at all.
//
// > All.mixed(2) = [4, "a!", 7]
// > All.empty() = []
// > All.spread([1, 2], [4]) = [2, 4, 8]
// > All.nested([[1], [2, 4]]) = [[2], [4, 8]]
// > All.named(2) = { "a": 4, "b": "x!" }
// > All.chosen(true) = [2, 4]
// > All.chosen(false) = [8]
import { Slow } from "./slow.mu";
export service All {
  async mixed(n: number): Promise<[number, string, number]> {
    return await Promise.all([Slow.double(n), Slow.shout("a"), 7]);
  }

  async empty(): Promise<number[]> {
    const none: Promise<number>[] = [];
    return await Promise.all(none);
  }

  async spread(a: number[], b: number[]): Promise<number[]> {
    const first = a.map(n => Slow.double(n));
    return await Promise.all([...first, ...b.map(n => Slow.double(n))]);
  }

  async nested(rows: number[][]): Promise<number[][]> {
    return await Promise.all(rows.map(row => Promise.all(row.map(n => Slow.double(n)))));
  }

  async named(n: number): Promise<{ a: number; b: string }> {
    const [a, b] = await Promise.all([Slow.double(n), Slow.shout("x")]);
    return { a, b };
  }

  async chosen(both: boolean): Promise<number[]> {
    return await Promise.all(both ? [Slow.double(1), Slow.double(2)] : [Slow.double(4)]);
  }
}
