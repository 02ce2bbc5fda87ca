// Objects and arrays as they may be written: short forms, computed and quoted names, spreads that win or lose, trailing commas.
//
// > Shapes.made("k") = { "a": 1, "b-c": 2, "3": 3, "k": 4, "k!": 5, "x": 6 }
// > Shapes.spreads({ "a": 1, "b": 2 }) = [{ "a": 9, "b": 2 }, { "a": 1, "b": 2 }, { "a": 1, "b": 2, "c": 3 }]
// > Shapes.conditional(true) = { "id": 1, "note": "yes" }
// > Shapes.conditional(false) = { "id": 1 }
// > Shapes.lists([1, 2]) = [0, 1, 2, 1, 2, 3, "h", "i", "x", "y", 7]
// > Shapes.order() = ["1", "2", "z", "a"]
// > Shapes.nested(2) = { "rows": [[{ "at": [0, 0] }, { "at": [0, 1] }], [{ "at": [1, 0] }, { "at": [1, 1] }]] }
// > Shapes.called(4) = [5, 9, 4]
import { Echo } from "./echo.mu";
export service Shapes {
  async made(key: string): Promise<Record<string, number>> {
    const x = 6;
    return {
      a: await Echo.count(1),
      "b-c": 2,
      3: await Echo.count(3),
      [key]: 4,
      [`${await Echo.say(key)}!`]: 5,
      x,
    };
  }

  async spreads(value: { a: number; b: number }): Promise<object[]> {
    const wins = { ...value, a: await Echo.count(9) };
    const loses = { ...{ a: 9, b: 9 }, ...value };
    const more = { ...value, ...{ c: await Echo.count(3) } };
    return [wins, loses, more];
  }

  async conditional(noted: boolean): Promise<{ id: number; note?: string }> {
    return { id: await Echo.count(1), ...(noted ? { note: await Echo.say("yes") } : {}) };
  }

  async lists(values: number[]): Promise<(number | string)[]> {
    const map = new Map([["x", 1], ["y", 2]]);
    const keys = [...map.keys()];
    return [0, ...values, ...new Set([...values, 1]), await Echo.count(3), ..."hi", ...keys, ...[await Echo.count(7)],];
  }

  order(): string[] {
    return Object.keys({ z: 1, 2: 1, a: 1, 1: 1 });
  }

  async nested(n: number): Promise<{ rows: { at: [number, number] }[][] }> {
    const rows: { at: [number, number] }[][] = [];
    for (let i = 0; i < n; i++) {
      const row: { at: [number, number] }[] = [];
      for (let j = 0; j < n; j++) row.push({ at: [await Echo.count(i), j] });
      rows.push(row);
    }
    return { rows };
  }

  async called(n: number): Promise<number[]> {
    const tools = {
      one: (x: number) => x + 1,
      sum(...all: number[]): number {
        return all.reduce((a, b) => a + b, 0);
      },
      n,
    };
    return [tools.one(n), tools.sum(n, 2, 3), tools.n];
  }
}
