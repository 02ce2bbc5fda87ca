// sagas: unusual combinations
//
// > Unusual.fill() = undefined
// > Unusual.innerCaught() = "outer ok"
// > Unusual.log() = ["take a","untake a"]
// > Unusual.blockInLoop() = ["x","ok","x"]
// > Unusual.log() = ["take 0","untake 0","take 1","take 2","untake 2"]
// > Unusual.nestedBlocks() = "caught"
// > Unusual.log() = ["take in","untake in","take out","untake out"]
// > Unusual.returned() = "r"
// > Unusual.log() = ["take r"]
// > Unusual.breaks() = 2
// > Unusual.log() = ["take 0","take 1"]
// > Unusual.finals() throws Bad { "n": 2 }
// > Unusual.log() = ["take f","fin","untake f"]
// > Unusual.defaults() throws Bad { "n": 3 }
// > Unusual.log() = ["take d*2","untake d*2"]
// > Unusual.resultSeen() throws Bad { "n": 4 }
// > Unusual.log() = ["num 5","unnum 5 gave 10"]
// > Unusual.startedNotAwaited() throws Bad { "n": 5 }
// > Unusual.log() = ["take p","untake p"]
// > Unusual.transactionWhole() throws Bad { "n": 6 }
// > Unusual.log() = ["take t1","take t2","whole t 2"]
// > Unusual.transactionEach() throws Bad { "n": 7 }
// > Unusual.log() = ["take u1","take u2","untake u2","untake u1"]
// > Unusual.rolledBack() = "tr"
// > Unusual.log() = []
// > Unusual.voided() throws Bad { "n": 8 }
// > Unusual.inTransaction() = "sp"
// > Unusual.log() = ["take k"]
// > Unusual.raced() throws Bad { "n": 9 }
// > Unusual.log() = ["take w","untake w"]
// > Unusual.privateCalls() throws Bad { "n": 10 }
// > Unusual.log() = ["take pa","take pb"]
// > Unusual.recursion(3) throws Bad { "n": 0 }
// > Unusual.log() = ["take r3","take r2","take r1","untake r1","untake r2","untake r3"]
// > Unusual.ternary(true) throws Bad { "n": 11 }
// > Unusual.log() = ["take yes","untake yes"]
// > Unusual.inCatch() throws Bad { "n": 13 }
// > Unusual.log() = ["take c1","take c2","untake c2","untake c1"]
// not in Node: JavaScript has no compensations
import { abort, sleep } from "mu";
error Bad { n: number }
service L {
  state lines: List<string>;
  add(s: string): void {
    this.lines.push(s);
  }
  all(): string[] {
    const found = this.lines.slice();
    while (this.lines.length > 0) this.lines.pop();
    return found;
  }
}
service T {
  async take(s: string, note: string = s): Promise<string> {
    await L.add(`take ${note}`);
    return s;
  } compensate {
    await L.add(`untake ${note}`);
  }
  async twice(s: string, note: string = `${s}*2`): Promise<string> {
    await L.add(`take ${note}`);
    return s;
  } compensate {
    await L.add(`untake ${note}`);
  }
  async num(n: number): Promise<number> {
    await L.add(`num ${n}`);
    return n * 2;
  } compensate {
    await L.add(`unnum ${n} gave ${result}`);
  }
  async waits(s: string): Promise<string> {
    await sleep("1 minute");
    await L.add(`take ${s}`);
    return s;
  } compensate {
    await sleep("1 minute");
    await L.add(`untake ${s}`);
  }
  bad(n: number): void {
    throw new Bad({ n });
  }
}
export service Unusual {
  fill(): void {}
  async log(): Promise<string[]> {
    return await L.all();
  }
  private async failing(s: string): Promise<void> {
    await T.take(s);
    await T.bad(1);
  }
  async innerCaught(): Promise<string> {
    try {
      await this.failing("a");
    } catch {
      return "outer ok";
    }
    return "no";
  }
  async blockInLoop(): Promise<string[]> {
    const out: string[] = [];
    for (const i of [0, 1, 2]) {
      try {
        saga {
          await T.take(`${i}`);
          if (i !== 1) await T.bad(i);
        }
        out.push("ok");
      } catch {
        out.push("x");
      }
    }
    return out;
  }
  async nestedBlocks(): Promise<string> {
    try {
      saga {
        try {
          saga {
            await T.take("in");
            await T.bad(1);
          }
        } catch {}
        await T.take("out");
        await T.bad(2);
      }
    } catch {
      return "caught";
    }
    return "no";
  }
  async returned(): Promise<string> {
    saga {
      return await T.take("r");
    }
  }
  async breaks(): Promise<number> {
    let n = 0;
    for (const i of [0, 1, 2]) {
      saga {
        await T.take(`${i}`);
        n++;
        if (i === 1) break;
      }
    }
    return n;
  }
  async finals(): Promise<void> {
    try {
      await T.take("f");
      await T.bad(2);
    } finally {
      await L.add("fin");
    }
  }
  async defaults(): Promise<void> {
    await T.twice("d");
    await T.bad(3);
  }
  async resultSeen(): Promise<void> {
    await T.num(5);
    await T.bad(4);
  }
  async startedNotAwaited(): Promise<string> {
    const p = T.waits("p");
    await T.bad(5);
    return await p;
  }
  async transactionWhole(): Promise<void> {
    let n = 0;
    transaction {
      await T.take("t1");
      await T.take("t2");
      n = 2;
    } compensate {
      await L.add(`whole t ${n}`);
    }
    await T.bad(6);
  }
  async transactionEach(): Promise<void> {
    transaction {
      await T.take("u1");
      await T.take("u2");
    }
    await T.bad(7);
  }
  async rolledBack(): Promise<string> {
    try {
      transaction {
        await T.take("v");
        abort("tr");
      }
    } catch (e) {
      return e instanceof TransactionAborted ? `${e.reason}` : "?";
    }
  }
  async voided(): Promise<void> {
    void T.take("void");
    await T.bad(8);
  }
  async inTransaction(): Promise<string> {
    await L.all();
    transaction {
      await T.take("k");
      try {
        saga {
          await T.take("gone");
          await T.bad(1);
        }
      } catch {}
    }
    return "sp";
  }
  async raced(): Promise<void> {
    await Promise.race([T.take("w"), sleep("1 day")]);
    await T.bad(9);
  }
  private async pair(): Promise<void> {
    await T.take("pa");
    await T.take("pb");
  }
  async privateCalls(): Promise<void> {
    await this.pair();
    await T.bad(10);
  }
  async recursion(n: number): Promise<void> {
    if (n === 0) await T.bad(0);
    await T.take(`r${n}`);
    if (n > 0) await this.recursion(n - 1);
  }
  async ternary(b: boolean): Promise<void> {
    const s = b ? await T.take("yes") : await T.take("no");
    if (s !== "") await T.bad(11);
  }
  async inCatch(): Promise<void> {
    try {
      await T.take("c1");
      await T.bad(12);
    } catch {
      await T.take("c2");
      await T.bad(13);
    }
  }
}
