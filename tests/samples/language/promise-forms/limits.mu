// A limit of concurrency that lets nothing begin is an error, and not no limit.
//
// > Limits.all([1, 2, 3], 2) = [2, 4, 6]
// > Limits.all([1, 2, 3], 100) = [2, 4, 6]
// > Limits.all([1, 2, 3], 0) throws RangeError
// > Limits.all([1, 2, 3], -1) throws RangeError
// > Limits.all([1, 2, 3], 1.5) throws RangeError
// > Limits.shared([1, 2, 3], 7) = [2, 4, 6]
// > Limits.shared([1, 2, 3], 3) = [-1]
// > Limits.unlimited([1, 2]) = [2, 4]
// > Limits.missing([1, 2]) = [2, 4]
// not in Node: parallel
import { parallel } from "mu";

service LimitedDoubler {
  double(n: number): number {
    return n * 2;
  }
}

export service Limits {
  async all(numbers: number[], limit: number): Promise<number[]> {
    return await parallel(numbers, async n => await LimitedDoubler.double(n), {
      concurrency: limit,
    });
  }

  /** Everybody gets a fourth of the budget: nothing is left of a small one. */
  async shared(numbers: number[], budget: number): Promise<number[]> {
    try {
      return await parallel(numbers, async n => await LimitedDoubler.double(n), {
        concurrency: Math.floor(budget / 4),
      });
    } catch (e) {
      if (e instanceof RangeError) return [-1];
      throw e;
    }
  }

  async unlimited(numbers: number[]): Promise<number[]> {
    return await parallel(numbers, async n => await LimitedDoubler.double(n), {
      concurrency: Infinity,
    });
  }

  async missing(numbers: number[]): Promise<number[]> {
    return await parallel(numbers, async n => await LimitedDoubler.double(n), {});
  }
}
