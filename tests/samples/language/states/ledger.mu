// Lists: push, at, set, slice, pop, iteration, over several turns.
//
// > Ledger.post([10, -3, 5]) = [10, 7, 12]
// > Ledger.post([1]) = [10, 7, 12, 13]
// > Ledger.correct(1, 8) = [10, 8, 12, 13]
// > Ledger.last(2) = [12, 13]
// > Ledger.undo() = 13
// > Ledger.sum() = [3, 30]
import { Clock } from "./clock.mu";
export service Ledger {
  state entries: List<number>;

  async post(amounts: number[]): Promise<number[]> {
    for (const amount of amounts) {
      await Clock.tick();
      this.entries.push((this.entries.at(-1) ?? 0) + amount);
    }
    return [...this.entries];
  }

  correct(at: number, value: number): number[] {
    this.entries.set(at, value);
    return this.entries.slice();
  }

  last(n: number): number[] {
    return this.entries.slice(-n);
  }

  undo(): number | undefined {
    return this.entries.pop();
  }

  async sum(): Promise<number[]> {
    let sum = 0;
    for (const entry of this.entries) {
      sum += entry;
      await Clock.tick();
    }
    return [this.entries.length, sum];
  }
}
