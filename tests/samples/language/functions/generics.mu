// Generic functions keep their types and their values.
//
// > Generics.run([3, 1, 2]) = [1, "a", [[1, "a"]], { "1": "x" }]
import { Echo } from "./echo.mu";
function smallest<T>(values: T[], by: (value: T) => number): T | undefined {
  return [...values].sort((a, b) => by(a) - by(b))[0];
}
function zip<A, B>(as: A[], bs: B[]): [A, B][] {
  return as.slice(0, bs.length).flatMap(
    (a, i): [A, B][] => bs[i] === undefined ? [] : [[a, bs[i]]],
  );
}
export service Generics {
  async run(
    values: number[],
  ): Promise<(number | string | [number, string][] | Record<string, string>)[]> {
    const one = smallest(values, value => value) ?? 0;
    const said = await Echo.say("a");
    return [
      one,
      smallest([said, "bb"], text => text.length) ?? "",
      zip([one], [said]),
      { [one]: "x" },
    ];
  }
}
