// Promise.any gives the first result; where there is none, AggregateError has all errors in order.
//
// > Any.first([3, 3, 5]) = 10
// > Any.none([3, 3]) = ["AggregateError", 2, "Odd", "Odd"]
// > Any.value() = 1
// > Any.inTry([3]) = "none of 1"
import { Slow } from "./slow.mu";
export service Any {
  async first(ns: number[]): Promise<number> {
    return await Promise.any(ns.map(n => Slow.double(n)));
  }

  async none(ns: number[]): Promise<(string | number)[]> {
    try {
      return [await Promise.any(ns.map(n => Slow.double(n)))];
    } catch (e) {
      if (!(e instanceof AggregateError)) throw e;
      return [
        e.name,
        e.errors.length,
        ...e.errors.map(each => each instanceof Error ? each.name : "?"),
      ];
    }
  }

  async value(): Promise<number> {
    return await Promise.any([Slow.double(3), 1]);
  }

  async inTry(ns: number[]): Promise<string> {
    let tried = 0;
    try {
      const result = await Promise.any(
        ns.map(n => {
          tried++;
          return Slow.double(n);
        }),
      );
      return `${result}`;
    } catch {
      return `none of ${tried}`;
    }
  }
}
