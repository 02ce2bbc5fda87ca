// A call that is begun on one way only: the other ways to the same end begin nothing.
//
// > Ways.go(3) = 9
// > Hits.count() = 0
// > Ways.go(-1) = 9
// > Hits.count() = 1
// > Ways.go(12) = 12
// > Hits.count() = 1
import { sleep } from "mu";
error Negative {}
export service Steps {
  step(n: number): number {
    if (n < 0) throw new Negative();
    return n;
  }
}
export service Hits {
  state hits: Counter;

  hit(): void {
    this.hits.add(1);
  }

  async count(): Promise<number> {
    await sleep("1 minute");
    return await this.now();
  }

  private async now(): Promise<number> {
    return this.hits.value;
  }
}
export service Ways {
  state most: number = 10;

  async go(n: number): Promise<number> {
    try {
      let round = 0;
      do {
        round++;
        if (n > this.most) return await Steps.step(n);
      } while (round < 2 && await Steps.step(n) === 1);
    } catch {
      void Hits.hit();
    }
    return Math.max(n, 9);
  }
}
