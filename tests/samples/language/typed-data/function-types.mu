// Functions as values: tables of handlers, functions that make functions, optional callbacks, results of either.
//
// > Calculator.run([["add", 3], ["times", 4], ["negate", 0]]) = -12
// > Calculator.chain(5) = [6, 12, 11]
// > Calculator.visit([1, 2], false) = 3
// > Calculator.visit([1, 2], true) = 23
// > Calculator.words(["x", "y"]) = ["0:x", "1:y"]
// > Calculator.curried(2, 3, 4) = 14
import { Echo } from "./echo.mu";
type Operation = "add" | "times" | "negate";
type Handler = (total: number, n: number) => number;
type Step = (n: number) => number;
interface Visitor {
  enter(n: number): void;
  leave?: (n: number) => void;
}
const handlers: Record<Operation, Handler> = {
  add: (total, n) => total + n,
  times: (total, n) => total * n,
  negate: total => -total,
};
const pipe = (...steps: Step[]): Step => n => steps.reduce((value, step) => step(value), n);
const multiply = (a: number) => (b: number) => (c: number): number => a * b + c;
function visit(numbers: number[], { enter, leave }: Visitor): void {
  for (const n of numbers) {
    enter(n);
    leave?.(n);
  }
}
export service Calculator {
  async run(steps: [Operation, number][]): Promise<number> {
    let total = 0;
    for (const [operation, n] of steps) total = handlers[operation](total, await Echo.count(n));
    return total;
  }

  async chain(n: number): Promise<number[]> {
    const increase: Step = x => x + 1;
    const double: Step = x => x * 2;
    const start = await Echo.count(n);
    return [pipe(increase)(start), pipe(increase, double)(start), pipe(double, increase)(start)];
  }

  async visit(numbers: number[], both: boolean): Promise<number> {
    let sum = 0;
    const offset = await Echo.count(10);
    visit(numbers, {
      enter(n) {
        sum += n;
      },
      leave: both ? () => (sum += offset) : undefined,
    });
    return sum;
  }

  words(texts: string[]): string[] {
    const label: (text: string, at: number) => string = (text, at) => `${at}:${text}`;
    return texts.map(label);
  }

  async curried(a: number, b: number, c: number): Promise<number> {
    const first = multiply(await Echo.count(a));
    return first(b)(c) + a * 2;
  }
}
