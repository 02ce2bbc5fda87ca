// Errors of callbacks, of local functions and of loops in them reach the try around the place where they ran.
//
// > Checks.every([1, 2, 3]) = "all 3 are fine"
// > Checks.every([1, -2, 3]) = "-2 at 1"
// > Checks.later(1) = ["made", "called: 1"]
// > Checks.later(-1) = ["made", "failed: -1"]
// > Checks.counted([5, -1, 6, -2]) = [2, 2, 4]
// > Checks.guarded("a") = "[a]"
// > Checks.guarded("") = "empty, closed"
import { Echo } from "./echo.mu";
error BelowZero { n: number; at: number }
function positive(n: number, at: number = 0): number {
  if (n < 0) throw new BelowZero({ n, at });
  return n;
}
export service Checks {
  async every(numbers: number[]): Promise<string> {
    try {
      const checked = numbers.map((n, i) => positive(n, i));
      await Echo.count(checked.length);
      return `all ${checked.length} are fine`;
    } catch (e) {
      return e instanceof BelowZero ? `${await Echo.count(e.n)} at ${e.at}` : "odd";
    }
  }

  async later(n: number): Promise<string[]> {
    const log: string[] = [];
    const check = (): number => positive(n);
    log.push(await Echo.say("made"));
    try {
      log.push(`called: ${check()}`);
    } catch {
      log.push(await Echo.say(`failed: ${n}`));
    }
    return log;
  }

  async counted(numbers: number[]): Promise<number[]> {
    let good = 0;
    let bad = 0;
    let all = 0;
    const take = async (n: number): Promise<void> => {
      try {
        positive(await Echo.count(n));
        good++;
      } catch {
        bad++;
      } finally {
        all++;
      }
    };
    for (const n of numbers) await take(n);
    return [good, bad, all];
  }

  async guarded(text: string): Promise<string> {
    let closed = false;
    const using = async (use: () => string): Promise<string> => {
      try {
        return await Echo.say(use());
      } finally {
        closed = true;
      }
    };
    try {
      return await using(() => {
        if (text === "") throw new BelowZero({ n: 0, at: 0 });
        return `[${text}]`;
      });
    } catch {
      return closed ? "empty, closed" : "empty, open";
    }
  }
}
