// Function types: in parameters, in objects, composed, partly applied, chosen.
//
// > Functions.apply(5) = [6, 10, 25, 12]
// > Functions.composed(3) = 16
// > Functions.chosen("double", 4) = 8
// > Functions.chosen("square", 4) = 16
// > Functions.sorted([{ "n": 2, "s": "b" }, { "n": 1, "s": "c" }], "n") = ["c", "b"]
// > Functions.sorted([{ "n": 2, "s": "b" }, { "n": 1, "s": "c" }], "s") = ["b", "c"]
import { Echo } from "./echo.mu";
type Step = (n: number) => number;
type Row = { n: number; s: string };
const steps: Readonly<Record<"double" | "square", Step>> = {
  double: n => n * 2,
  square: n => n ** 2,
};
const add = (a: number): Step => b => a + b;
function compose(...all: Step[]): Step {
  return n => all.reduce((value, step) => step(value), n);
}
function by<T, K extends string | number>(key: (row: T) => K): (a: T, b: T) => number {
  return (a, b) => key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
export service Functions {
  apply(n: number): number[] {
    return [add(1)(n), steps.double(n), steps.square(n), compose(add(1), steps.double)(n)];
  }

  async composed(n: number): Promise<number> {
    const value = await Echo.count(n);
    const once = compose(add(1), steps.square);
    return once(value);
  }

  async chosen(name: "double" | "square", n: number): Promise<number> {
    const value = await Echo.count(n);
    return steps[name](value);
  }

  sorted(rows: Row[], key: "n" | "s"): string[] {
    const order = key === "n" ? by((row: Row) => row.n) : by((row: Row) => row.s);
    return rows.toSorted(order).map(row => row.s);
  }
}
