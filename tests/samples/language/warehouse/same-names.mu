// Modules may have types, constants and functions of the same names; each uses its own, the exported ones by other names.
//
// > Report.sums([1, 2, 3]) = [6, 36, 6]
// > Report.total([{ "sku": "nut", "count": 2 }]) = ["2 lines of 1", 10]
// > Report.discount() = [5, 10, 200]
// > Report.line({ "text": "x" }) = "x!"
import { Echo } from "./echo.mu";
import { discount as reduction, total as cents } from "./prices.mu";
import type { Line as OrderLine } from "./types.mu";
type Line = { text: string };
const discount = 5;
function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
function total(lines: OrderLine[]): string {
  return `${sum(lines.map(line => line.count))} lines of ${lines.length}`;
}
export service Report {
  async sums(numbers: number[]): Promise<number[]> {
    const first = sum(numbers);
    await Echo.say("between");
    const squared = ((sum: number) => sum * sum)(first);
    return [first, squared, sum(numbers)];
  }

  async total(lines: OrderLine[]): Promise<[string, number]> {
    return [await Echo.say(total(lines)), cents(lines)];
  }

  discount(): number[] {
    return [discount, reduction.percent, reduction.from];
  }

  async line(line: Line): Promise<string> {
    return `${await Echo.say(line.text)}!`;
  }
}
