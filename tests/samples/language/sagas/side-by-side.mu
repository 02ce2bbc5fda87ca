// Async functions that run beside one another: what each did is the method's to undo.
//
// > Many.begin(3) = undefined
// > Many.map(["a", "b", "a"]) throws Empty { "what": "b" }
// > Shelf.left("a") = 3
// > Many.map(["a", "a"]) = ["a 1", "a 2"]
// > Many.begin(5) = undefined
// > Many.limited(["a", "a", "a", "stop"], 2) throws Refused { "why": "stop" }
// > Shelf.left("a") = 5
// > Many.named(["a", "a"]) throws Refused { "why": "2 were named" }
// > Shelf.left("a") = 5
// > Many.caught(["a", "stop", "a"]) = ["fulfilled", "rejected", "fulfilled"]
// > Shelf.left("a") = 2
// > Many.begin(5) = undefined
// > Many.caughtThenThrown(["a", "stop", "a"]) throws Refused { "why": "1 failed" }
// > Shelf.left("a") = 5
// > Many.two() throws Refused { "why": "both" }
// > Shelf.left("a") = 5
// > Many.inner(["a", "a"]) throws Refused { "why": "after the inner" }
// > Shelf.left("a") = 5
// not in Node: JavaScript has no compensations
import { parallel, sleep } from "mu";
import { Refused, Shelf } from "./shelf.mu";

export service Many {
  async begin(count: number): Promise<void> {
    await Shelf.history();
    await Shelf.fill("a", count);
    await Shelf.fill("b", 0);
    await Shelf.fill("stop", 9);
  }

  async map(whats: string[]): Promise<string[]> {
    return await Promise.all(
      whats.map(async (what, place) => {
        await Shelf.take(what);
        await sleep("1 second");
        return `${what} ${place + 1}`;
      }),
    );
  }

  async limited(whats: string[], many: number): Promise<void> {
    await parallel(
      whats,
      async what => {
        await Shelf.take(what);
        if (what === "stop") throw new Refused({ why: what });
      },
      { concurrency: many },
    );
  }

  async named(whats: string[]): Promise<void> {
    const takeTwice = async (what: string): Promise<number> => {
      await Shelf.take(what);
      return await Shelf.take(what);
    };
    const left = await Promise.all(whats.map(takeTwice));
    throw new Refused({ why: `${left.length} were named` });
  }

  async outcomes(whats: string[]): Promise<string[]> {
    return whats;
  }

  async caught(whats: string[]): Promise<string[]> {
    const outcomes = await Promise.allSettled(
      whats.map(async what => {
        await Shelf.take("a");
        if (what === "stop") throw new Refused({ why: what });
      }),
    );
    return outcomes.map(({ status }) => status);
  }

  async caughtThenThrown(whats: string[]): Promise<void> {
    const outcomes = await Promise.allSettled(
      whats.map(async what => {
        await Shelf.take("a");
        if (what === "stop") throw new Refused({ why: what });
      }),
    );
    const failed = outcomes.filter(({ status }) => status === "rejected").length;
    throw new Refused({ why: `${failed} failed` });
  }

  async two(): Promise<void> {
    const one = async (): Promise<void> => {
      await Shelf.take("a");
    };
    const other = async (): Promise<void> => {
      await Shelf.take("a", 2);
      throw new Refused({ why: "both" });
    };
    await Promise.all([one(), other()]);
  }

  async inner(whats: string[]): Promise<void> {
    await Promise.all(
      whats.map(async what => {
        await Promise.all([1, 2].map(async () => await Shelf.take(what)));
      }),
    );
    throw new Refused({ why: "after the inner" });
  }
}
