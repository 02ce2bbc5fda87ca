// A jump in finally drops what was on its way: an error, a return, another jump.
//
// > Jumps.swallow([1, -1, 2]) = ["1", "after 1", "after -1", "2", "after 2"]
// > Jumps.stop([1, 2, 3]) = "left at 1"
// > Jumps.outer(3) = ["0 0", "1 0", "2 0"]
// > Jumps.override(0) = "finally"
// > Jumps.override(1) = "finally"
// > Jumps.override(2) = "try"
// > Jumps.inner() = ["inner lost", "outer went on"]
import { Echo } from "./echo.mu";
error Negative { n: number }
export service Jumps {
  async swallow(numbers: number[]): Promise<string[]> {
    const log: string[] = [];
    for (const n of numbers) {
      try {
        if (n < 0) throw new Negative({ n });
        log.push(await Echo.say(`${n}`));
      } finally {
        log.push(await Echo.say(`after ${n}`));
        continue;
      }
    }
    return log;
  }

  async stop(numbers: number[]): Promise<string> {
    let at = "nowhere";
    for (const n of numbers) {
      try {
        at = `left at ${await Echo.count(n)}`;
        throw new Negative({ n });
      } finally {
        await Echo.say("stop");
        break;
      }
    }
    return at;
  }

  async outer(n: number): Promise<string[]> {
    const log: string[] = [];
    rows: for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        try {
          log.push(await Echo.say(`${i} ${j}`));
          if (j === 0) continue;
          log.push("never");
        } finally {
          await Echo.say("row");
          continue rows;
        }
      }
    }
    return log;
  }

  async override(n: number): Promise<string> {
    try {
      if (n === 0) throw new Negative({ n });
      return await Echo.say("try");
    } finally {
      if (n < 2) return await Echo.say("finally");
    }
  }

  async inner(): Promise<string[]> {
    const log: string[] = [];
    block: try {
      try {
        throw new Negative({ n: 1 });
      } finally {
        log.push(await Echo.say("inner lost"));
        break block;
      }
    } finally {
      log.push("outer went on");
    }
    return log;
  }
}
