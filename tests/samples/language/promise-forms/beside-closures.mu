// Async functions as workers: pools, pipelines, retries and back-off, as people write them.
//
// > Work.pool([1, 2, 4, 5, 6], 2) = [2, 4, 8, 10, 12]
// > Work.retried(2) = ["4 after 1"]
// > Work.retried(3) = ["gave up after 3"]
// > Work.pipeline(["a", "b"]) = ["<a!>", "<b!>"]
import { sleep } from "mu";
import { Slow } from "./slow.mu";
export service Work {
  async pool(ns: number[], size: number): Promise<number[]> {
    const results: number[] = [];
    for (let i = 0; i < ns.length; i += size) {
      const part = await Promise.all(ns.slice(i, i + size).map(n => Slow.double(n)));
      results.push(...part);
    }
    return results;
  }

  async retried(n: number): Promise<string[]> {
    const attempts: string[] = [];
    for (let attempt = 1;; attempt++) {
      try {
        attempts.push(`${await Slow.double(n)} after ${attempt}`);
        return attempts;
      } catch {
        if (attempt === 3) return [`gave up after ${attempt}`];
        await sleep("30 seconds");
      }
    }
  }

  async pipeline(texts: string[]): Promise<string[]> {
    const step = async (text: string): Promise<string> => {
      const shouted = await Slow.shout(text);
      return await Slow.wrap(shouted);
    };
    const jobs = texts.map(text => step(text));
    const results: string[] = [];
    for await (const result of jobs) results.push(result);
    return results;
  }
}
