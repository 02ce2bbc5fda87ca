// try, catch and finally all wait, and each sees what the others have done.
//
// > Transfers.run("fine") = ["begin", "work", "end", "after"]
// > Transfers.run("breaks") = ["begin", "Broken 7", "end", "after"]
// > Transfers.run("odd") throws Odd {}
// > Echo.history() = ["begin", "work", "end", "after", "begin", "7", "Broken 7", "end", "after", "begin", "end"]
// > Transfers.value(1) = 11
// > Transfers.value(-1) = 1
import { Echo } from "./echo.mu";
error Broken { code: number }
error Odd {}
export service Transfers {
  async run(how: string): Promise<string[]> {
    const log: string[] = [];
    try {
      log.push(await Echo.say("begin"));
      if (how === "breaks") throw new Broken({ code: await Echo.count(7) });
      if (how === "odd") throw new Odd();
      log.push(await Echo.say("work"));
    } catch (e) {
      if (!(e instanceof Broken)) throw e;
      log.push(await Echo.say(`Broken ${e.code}`));
    } finally {
      log.push(await Echo.say("end"));
    }
    log.push(await Echo.say("after"));
    return log;
  }

  /** What is returned is computed before finally runs, and stays. */
  async value(n: number): Promise<number> {
    let result = 1;
    try {
      if (n < 0) throw new Odd();
      result += await Echo.count(10);
      return result;
    } catch {
      return result;
    } finally {
      result = await Echo.count(100);
    }
  }
}
