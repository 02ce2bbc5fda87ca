// Numbers: limits, tests, conversions, and Math.
//
// > Numbers.limits() = [true, false, true, 9007199254740991, true]
// > Numbers.converted(["12", " 0x1f ", "", "1e3", "12px", "-.5"]) = [12, 31, 0, 1000, null, -0.5]
// > Numbers.parsed(["12px", "ff", "3.9.1", "x"]) = [[12, 12], [null, 255], [3.9, 3], [null, null]]
// > Numbers.shown(1234.5) = ["1,234.5", "1234.50", "1.23e+3", "1235", "10011010010.1"]
// > Numbers.math(10) = [3.1622776601683795, 2, 1, 4, 10, 3, -3, 5, 8]
// > Numbers.rounding([0.5, 1.5, -0.5, -1.5, 2.4999]) = [1, 2, 0, -1, 2]
import { Echo } from "./echo.mu";
function known(n: number): number | null {
  return Number.isNaN(n) ? null : n;
}
export service Numbers {
  limits(): (boolean | number)[] {
    return [
      0.1 + 0.2 !== 0.3,
      Number.isSafeInteger(2 ** 53),
      Number.isInteger(5.0),
      Number.MAX_SAFE_INTEGER,
      Math.abs(0.3 - (0.1 + 0.2)) < Number.EPSILON,
    ];
  }

  converted(texts: string[]): (number | null)[] {
    return texts.map(text => known(Number(text)));
  }

  async parsed(texts: string[]): Promise<(number | null)[][]> {
    return await Promise.all(
      texts.map(async text => {
        const said = await Echo.say(text);
        return [known(parseFloat(said)), known(parseInt(said, said === "ff" ? 16 : 10))];
      }),
    );
  }

  shown(n: number): string[] {
    return [n.toLocaleString(), n.toFixed(2), n.toExponential(2), n.toPrecision(4), n.toString(2)];
  }

  math(n: number): number[] {
    return [
      Math.sqrt(n),
      Math.cbrt(8),
      Math.log10(n),
      Math.ceil(3.2),
      Math.max(...[1, n, 3]),
      Math.trunc(3.7),
      Math.sign(-n) * 3,
      Math.hypot(3, 4),
      Math.clz32(2 ** 23),
    ];
  }

  rounding(ns: number[]): number[] {
    return ns.map(n => Math.round(n) + 0);
  }
}
