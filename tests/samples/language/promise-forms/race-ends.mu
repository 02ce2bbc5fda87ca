// races: losers waiting for timer fail with Cancelled, finally runs, calls cancelled in their place; ended before the program goes on
//
// > RaceEnds.timer() = "won, cancelled+finally 0"
// > RaceEnds.deep() = "won, deep cancelled"
// > RaceEnds.signalled() = "won, cancelled sig"
// > RaceEnds.swallows() = "won, went on after"
// > RaceEnds.fnLoser() = "won in 0"
// > RaceEnds.anyAllFail() = "2 Bad,Bad"
// > RaceEnds.anyOne() = 7
// > RaceEnds.raceInLoop() = "0,0,0"
// > RaceEnds.raceInTry() = "f won"
// > RaceEnds.loserFails() = "won"
// > RaceEnds.winnerFails() = "Bad 1"
// > RaceEnds.raceOfArrays() = 5
// > RaceEnds.nestedRace() = "inner"
// > RaceEnds.raceAll() = "5,6"
// > RaceEnds.anyEmpty() = "0"
// > RaceEnds.allEmpty() = []
// > RaceEnds.settledEmpty() = []
// > RaceEnds.timeoutWins() = "late"
// > RaceEnds.mixedValues() = 3
// not in Node: JavaScript cancels nothing
import { sleep, signal } from "mu";
error Failing {}
service Runner {
  state log: List<string>;
  say(s: string): void {
    this.log.push(s);
  }
  take(): string {
    const s = this.log.slice().join("+");
    this.clear();
    return s;
  }
  private clear(): void {
    while (this.log.length > 0) this.log.pop();
  }
  quick(n: number): number {
    return n;
  }
  fail(): number {
    throw new Failing();
  }
  async sleeper(): Promise<number> {
    try {
      await sleep("1 hour");
      return 1;
    } catch (e) {
      await Runner.say(e instanceof Cancelled ? "cancelled" : "?");
      throw e;
    } finally {
      await Runner.say("finally");
    }
  }
  async deep(): Promise<number> {
    return await Runner.mid();
  }
  async mid(): Promise<number> {
    try {
      return await Runner.sleeperPlain();
    } catch (e) {
      await Runner.say(e instanceof Cancelled ? "deep cancelled" : "?");
      throw e;
    }
  }
  async sleeperPlain(): Promise<number> {
    await sleep("1 hour");
    return 1;
  }
  async sig(): Promise<number> {
    try {
      return await signal<number>("n");
    } catch (e) {
      await Runner.say(e instanceof Cancelled ? "cancelled sig" : "?");
      return 0;
    }
  }
  async swallow(): Promise<number> {
    try {
      await sleep("1 hour");
    } catch {
      await Runner.say("went on after");
    }
    return 9;
  }
  async failSlow(): Promise<number> {
    await sleep("1 second");
    await Runner.say("fs");
    throw new Failing();
  }
}
export service RaceEnds {
  async timer(): Promise<string> {
    const t = Date.now();
    await Promise.race([Runner.quick(1), Runner.sleeper()]);
    return `won, ${await Runner.take()} ${Math.floor((Date.now() - t) / 1000)}`;
  }
  async deep(): Promise<string> {
    await Promise.race([Runner.deep(), Runner.quick(1)]);
    return `won, ${await Runner.take()}`;
  }
  async signalled(): Promise<string> {
    await Promise.race([Runner.sig(), Runner.quick(1)]);
    return `won, ${await Runner.take()}`;
  }
  async swallows(): Promise<string> {
    await Promise.race([Runner.swallow(), Runner.quick(1)]);
    return `won, ${await Runner.take()}`;
  }
  async fnLoser(): Promise<string> {
    const t = Date.now();
    const f = async (): Promise<number> => {
      await sleep("1 day");
      return 1;
    };
    await Promise.race([f(), Runner.quick(2)]);
    return `won in ${Math.floor((Date.now() - t) / 1000)}`;
  }
  async anyAllFail(): Promise<string> {
    try {
      await Promise.any([Runner.fail(), Runner.fail()]);
      return "no";
    } catch (e) {
      return e instanceof AggregateError
        ? `${e.errors.length} ${e.errors.map(x => x instanceof Failing ? "Bad" : "?").join(",")}`
        : "?";
    }
  }
  async anyOne(): Promise<number> {
    return await Promise.any([Runner.fail(), Runner.quick(7)]);
  }
  async raceInLoop(): Promise<string> {
    const out: number[] = [];
    for (let i = 0; i < 3; i++) {
      const t = Date.now();
      await Promise.race([Runner.quick(i), sleep("5 seconds")]);
      out.push(Math.floor((Date.now() - t) / 1000));
    }
    return out.join(",");
  }
  async raceInTry(): Promise<string> {
    let s = "";
    try {
      await Promise.race([Runner.failSlow(), Runner.quick(1)]);
      s += "won";
    } catch {
      s += "caught";
    } finally {
      s = `f ${s}`;
    }
    await Runner.take();
    return s;
  }
  async loserFails(): Promise<string> {
    try {
      await Promise.race([Runner.quick(1), Runner.failSlow()]);
      const l = await Runner.take();
      return l === "" || l === "fs" ? "won" : l;
    } catch {
      return "caught";
    }
  }
  async winnerFails(): Promise<string> {
    const t = Date.now();
    try {
      await Promise.race([Runner.failSlow(), sleep("1 day")]);
      return "no";
    } catch (e) {
      await Runner.take();
      return `${e instanceof Failing ? "Bad" : "?"} ${Math.floor((Date.now() - t) / 1000)}`;
    }
  }
  async raceOfArrays(): Promise<number> {
    return await Promise.race(
      [5, 6].map(async n => {
        if (n === 6) await sleep("1 hour");
        return await Runner.quick(n);
      }),
    );
  }
  async nestedRace(): Promise<string> {
    const f = async (): Promise<string> => {
      await Promise.race([sleep("1 hour"), Runner.quick(1)]);
      return "inner";
    };
    const g = async (): Promise<string> => {
      await sleep("2 hours");
      return "outer";
    };
    return await Promise.race([f(), g()]);
  }
  async raceAll(): Promise<string> {
    const f = async (): Promise<number[]> => {
      await sleep("1 hour");
      return [];
    };
    const g = async (): Promise<number[]> => await Promise.all([Runner.quick(5), Runner.quick(6)]);
    const r = await Promise.race([f(), g()]);
    return r.join(",");
  }
  async anyEmpty(): Promise<string> {
    const none: Promise<number>[] = [];
    try {
      await Promise.any(none);
      return "?";
    } catch (e) {
      return e instanceof AggregateError ? `${e.errors.length}` : "x";
    }
  }
  async allEmpty(): Promise<number[]> {
    const none: Promise<number>[] = [];
    return await Promise.all(none);
  }
  async settledEmpty(): Promise<number[]> {
    const none: Promise<number>[] = [];
    return (await Promise.allSettled(none)).map(() => 1);
  }
  async timeoutWins(): Promise<string> {
    const slow = async (): Promise<string> => {
      await sleep("1 hour");
      return "slow";
    };
    const late = async (): Promise<string> => {
      await sleep("5 seconds");
      return "late";
    };
    return await Promise.race([slow(), late()]);
  }
  async mixedValues(): Promise<number> {
    const r = await Promise.all([Runner.quick(1), 2]);
    return r[0] + r[1];
  }
}
