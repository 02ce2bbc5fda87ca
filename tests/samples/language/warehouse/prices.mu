// Prices and what is computed of them. The constants use one another.
import { type Line, type Priced } from "./types.mu";
const cents: Readonly<Record<string, number>> = { bolt: 10, nut: 5, saw: 1_999 };
export const bulk = 100;
export const discount = { from: bulk * 2, percent: 10 } as const;
export function priced(line: Line): Priced {
  const each = cents[line.sku] ?? 0;
  const full = each * line.count;
  return { ...line, cents: line.count >= discount.from ? (full * (100 - discount.percent)) / 100 : full };
}
export function total(lines: readonly Line[]): number {
  return sum(lines.map(line => priced(line).cents));
}
function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
