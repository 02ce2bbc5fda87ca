// A result type as libraries have it: generic unions, aliases of functions, defaults of type parameters.
//
// > Results.parse("12") = { "ok": true, "value": 12 }
// > Results.parse("[1]") = { "ok": false, "error": "no number" }
// > Results.parse("[1,") = { "ok": false, "error": "SyntaxError" }
// > Results.half(10) = { "ok": true, "value": 5 }
// > Results.half(7) = { "ok": false, "error": "7 is odd" }
// > Results.all([2, 4]) = { "ok": true, "value": [1, 2] }
// > Results.all([2, 3, 5]) = { "ok": false, "error": "3 is odd" }
import { Echo } from "./echo.mu";
type Result<T, E = string> = { ok: true; value: T } | { ok: false; error: E };
type Step<A, B> = (value: A) => Result<B>;
function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}
function fail(error: string): Result<never> {
  return { ok: false, error };
}
function then<A, B>(result: Result<A>, step: Step<A, B>): Result<B> {
  return result.ok ? step(result.value) : result;
}
const half: Step<number, number> = n => n % 2 === 0 ? ok(n / 2) : fail(`${n} is odd`);
function collect<T>(results: readonly Result<T>[]): Result<T[]> {
  return results.reduce<Result<T[]>>(
    (all, one) => then(all, values => then(one, value => ok([...values, value]))),
    ok([]),
  );
}
export service Results {
  parse(text: string): Result<number> {
    try {
      const value = JSON.parse(text);
      return typeof value === "number" ? ok(value) : fail("no number");
    } catch (e) {
      return fail(e instanceof SyntaxError ? e.name : "other");
    }
  }

  async half(n: number): Promise<Result<number>> {
    return half(await Echo.count(n));
  }

  async all(ns: number[]): Promise<Result<number[]>> {
    return collect((await Promise.all(ns.map(n => Echo.count(n)))).map(half));
  }
}
