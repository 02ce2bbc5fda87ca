// Numbers as they may be written: separators, bases, exponents, no digits before or behind the point.
//
// > Numbers.written() = [1000000, 255, 10, 8, 0.5, 5, 1500, 0.002, 65535, 4294967295]
// > Numbers.exact() = [0.30000000000000004, 9007199254740991, 1e21, 5e-324, 0.1]
// > Numbers.texts() = ["1e+21", "100000000000000000000", "1e-7", "0.000001", "-5", "0"]
// > Numbers.across(0.1) = [0.1, 0.2, 0.30000000000000004]
// > Numbers.signs(3) = [-3, 3, -3, -4, -2]
// > Numbers.powers() = [512, -8, 0.25, 64]
import { Echo } from "./echo.mu";
const MILLION = 1_000_000;
const MASK = 0xFF_FF;
export service Numbers {
  written(): number[] {
    return [MILLION, 0xff, 0b1010, 0o10, .5, 5., 1.5e3, 2e-3, MASK, 0xffffffff];
  }

  async exact(): Promise<number[]> {
    const sum = 0.1 + 0.2;
    const large = Number.MAX_SAFE_INTEGER;
    await Echo.count(1);
    return [sum, large, 1e21, Number.MIN_VALUE, 0.1];
  }

  async texts(): Promise<string[]> {
    const all = [1e21, 1e20, 1e-7, 1e-6, -5, 0];
    await Echo.count(2);
    return all.map(n => `${n}`);
  }

  async across(n: number): Promise<number[]> {
    const twice = await Echo.count(n + n);
    return [n, twice, n + twice];
  }

  async signs(n: number): Promise<number[]> {
    const minus = -(await Echo.count(n));
    const plus = +`${n}`;
    const both = - -minus;
    return [minus, plus, both, ~(await Echo.count(n)), -~-(await Echo.count(n))];
  }

  async powers(): Promise<number[]> {
    let x = 4;
    x **= await Echo.count(3);
    return [2 ** 3 ** 2, (-2) ** 3, 2 ** -2, x];
  }
}
