// Promise.resolve and Promise.reject among calls, and errors in functions given to map.
//
// > Made.resolved() = [1, 4]
// > Made.rejected() = "Odd 9"
// > Made.throwing([1, 3, 5]) = "Odd 3"
// > Made.partly([1, 3, 5]) = [2, -3, 10]
import { Odd, Slow } from "./slow.mu";
export service Made {
  async resolved(): Promise<number[]> {
    return await Promise.all([Promise.resolve(1), Slow.double(2)]);
  }

  async rejected(): Promise<string> {
    try {
      await Promise.all([Slow.double(1), Promise.reject(new Odd({ n: 9 }))]);
      return "fine";
    } catch (e) {
      return e instanceof Odd ? `Odd ${e.n}` : "?";
    }
  }

  async throwing(ns: number[]): Promise<string> {
    try {
      const all = await Promise.all(
        ns.map(async n => {
          if (n === 3) throw new Odd({ n });
          return await Slow.double(n);
        }),
      );
      return all.join();
    } catch (e) {
      return e instanceof Odd ? `Odd ${e.n}` : "?";
    }
  }

  async partly(ns: number[]): Promise<number[]> {
    const safely = async (n: number): Promise<number> => {
      try {
        return await Slow.double(n);
      } catch {
        return -n;
      }
    };
    return await Promise.all(ns.map(safely));
  }
}
