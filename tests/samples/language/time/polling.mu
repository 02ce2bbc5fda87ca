// Polling with pauses that grow, until it is ready, or until there have been too many rounds.
//
// > Poll.ready("a", 3) = "ready after 3"
// > Poll.ready("b", 9) throws NotReady { "asked": 5 }
// > Poll.waits("c", 4) = [0, 1, 3, 7]
// not in Node: the clock stands still there
import { sleep } from "mu";
error NotReady { asked: number }
export service Oven {
  state asked: Map<string, number>;

  isReady(id: string, after: number): boolean {
    const asked = (this.asked.get(id) ?? 0) + 1;
    this.asked.set(id, asked);
    return asked >= after;
  }
}
export service Poll {
  async ready(id: string, after: number): Promise<string> {
    for (let asked = 1; asked <= 5; asked++) {
      if (await Oven.isReady(id, after)) return `ready after ${asked}`;
      await sleep("5 minutes");
    }
    throw new NotReady({ asked: 5 });
  }

  async waits(id: string, after: number): Promise<number[]> {
    const start = Date.now();
    const minutes: number[] = [];
    let pause = 1;
    do {
      minutes.push(Math.floor((Date.now() - start) / 60_000));
      if (await Oven.isReady(id, after)) return minutes;
      for (let i = 0; i < pause; i++) await sleep("1 minute");
      pause *= 2;
    } while (true);
  }
}
