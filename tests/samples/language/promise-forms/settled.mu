// Promise.allSettled says of each what became of it.
//
// > Settled.run([1, 3, 2]) = ["2", "Odd 3", "4"]
// > Settled.counts([3, 3, 1]) = { "fulfilled": 1, "rejected": 2 }
// > Settled.values([3, 5, 3, 6]) = [10, 12]
// > Settled.pair() = ["fulfilled", "rejected"]
import { Odd, Slow } from "./slow.mu";
export service Settled {
  async run(ns: number[]): Promise<string[]> {
    const outcomes = await Promise.allSettled(ns.map(n => Slow.double(n)));
    return outcomes.map(
      outcome => outcome.status === "fulfilled"
        ? `${outcome.value}`
        : outcome.reason instanceof Odd ? `Odd ${outcome.reason.n}` : "other",
    );
  }

  async counts(ns: number[]): Promise<Record<string, number>> {
    const counts: Record<string, number> = { fulfilled: 0, rejected: 0 };
    for (const { status } of await Promise.allSettled(ns.map(n => Slow.double(n)))) {
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts;
  }

  async values(ns: number[]): Promise<number[]> {
    const outcomes = await Promise.allSettled(ns.map(async n => await Slow.double(n)));
    return outcomes.flatMap(outcome => outcome.status === "fulfilled" ? [outcome.value] : []);
  }

  async pair(): Promise<string[]> {
    const [a, b] = await Promise.allSettled([Slow.shout("x"), Slow.double(3)]);
    return [a.status, b.status];
  }
}
