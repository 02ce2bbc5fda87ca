// What a loop did is undone in reverse order, round by round.
//
// > Rounds.begin() = undefined
// > Shelf.fill("a", 5) = undefined
// > Shelf.fill("b", 1) = undefined
// > Rounds.each(["a", "a", "b", "a", "b"]) throws Empty { "what": "b" }
// > Shelf.history() = ["take 1 a","take 1 a","take 1 b","take 1 a","undo 1 a (2 were left)","undo 1 b (0 were left)","undo 1 a (3 were left)","undo 1 a (4 were left)"]
// > Shelf.left("a") = 5
// > Shelf.left("b") = 1
// > Rounds.each(["a", "b"]) = [4, 0]
// > Shelf.history() = ["take 1 a","take 1 b"]
// > Rounds.skipping(["a", "b", "a"]) = ["a 3", "no b", "a 2"]
// > Shelf.history() = ["take 1 a","take 1 a"]
// > Rounds.untilRefused(["a", "a", "a"], 2) throws Refused { "why": "2 are enough" }
// > Shelf.history() = ["take 1 a","take 1 a","undo 1 a (0 were left)","undo 1 a (1 were left)"]
// > Rounds.inBlocks(["a", "b", "a"]) = ["a done", "b undone", "a done"]
// > Shelf.history() = ["take 1 a","take 1 a"]
// > Shelf.left("a") = 0
// > Shelf.fill("a", 4) = undefined
// > Rounds.innerThenOuter(["a", "a"]) throws Refused { "why": "at the end" }
// > Shelf.history() = ["take 1 a","take 2 a","undo 2 a (1 were left)","undo 1 a (3 were left)"]
// > Shelf.left("a") = 4
// not in Node: JavaScript has no compensations
import { Empty, Refused, Shelf } from "./shelf.mu";

export service Rounds {
  async begin(): Promise<void> {
    await Shelf.history();
  }

  async each(whats: string[]): Promise<number[]> {
    const left: number[] = [];
    for (const what of whats) left.push(await Shelf.take(what));
    return left;
  }

  async skipping(whats: string[]): Promise<string[]> {
    const said: string[] = [];
    for (const what of whats) {
      try {
        said.push(`${what} ${await Shelf.take(what)}`);
      } catch (e) {
        if (!(e instanceof Empty)) throw e;
        said.push(`no ${e.what}`);
      }
    }
    return said;
  }

  async untilRefused(whats: string[], enough: number): Promise<void> {
    let done = 0;
    while (done < whats.length) {
      if (done === enough) throw new Refused({ why: `${enough} are enough` });
      await Shelf.take(whats[done] ?? "nothing");
      done += 1;
    }
  }

  /** Each round is a saga of its own: what one takes back leaves the others alone. */
  async inBlocks(whats: string[]): Promise<string[]> {
    const said: string[] = [];
    for (const what of whats) {
      try {
        saga {
          await Shelf.take(what);
          said.push(`${what} done`);
        }
      } catch {
        said.push(`${what} undone`);
      }
    }
    return said;
  }

  async innerThenOuter([first = "", second = ""]: string[]): Promise<void> {
    await Shelf.take(first);
    for (let round = 2; round < 3; round++) {
      saga {
        await Shelf.take(second, round);
      }
    }
    throw new Refused({ why: "at the end" });
  }
}
