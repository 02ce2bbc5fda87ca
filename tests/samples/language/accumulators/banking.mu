// Results that are put together over many awaits: sums, texts, objects, nested arrays, minima.
//
// > Reports.sum([3, 1, 2]) = { "sum": 6, "least": 1, "most": 3, "mean": 2 }
// > Reports.sum([]) = { "sum": 0, "least": null, "most": null, "mean": null }
// > Reports.byInitial(["anna", "bert", "abel"]) = { "a": ["anna", "abel"], "b": ["bert"] }
// > Reports.steps(3) = "0>1>2>3"
// > Reports.matrix(2) = [[0, 1], [1, 2]]
import { Echo } from "./echo.mu";
type Report = { sum: number; least: number | null; most: number | null; mean: number | null };
export service Reports {
  async sum(numbers: number[]): Promise<Report> {
    const report: Report = { sum: 0, least: null, most: null, mean: null };
    for (const n of numbers) {
      const value = await Echo.count(n);
      report.sum += value;
      report.least = Math.min(report.least ?? value, value);
      report.most = Math.max(report.most ?? value, value);
    }
    if (numbers.length > 0) report.mean = report.sum / numbers.length;
    return report;
  }

  async byInitial(names: string[]): Promise<Record<string, string[]>> {
    const groups: Record<string, string[]> = {};
    for (const name of names) {
      const initial = (await Echo.say(name)).charAt(0);
      (groups[initial] ??= []).push(name);
    }
    return groups;
  }

  async steps(n: number): Promise<string> {
    let text = "0";
    for (let i = 1; i <= n; i++) text += `>${await Echo.count(i)}`;
    return text;
  }

  async matrix(n: number): Promise<number[][]> {
    const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(0));
    for (const [i, row] of matrix.entries())
      for (const j of row.keys()) row[j] = await Echo.count(i + j);
    return matrix;
  }
}
