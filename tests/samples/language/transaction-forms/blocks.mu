// transactions: return, break, continue commit; lets get old values back, also by functions; started not awaited never run; savepoints; loops
//
// > Blocks.returned() = 1
// > Blocks.balance() = 1
// > Blocks.broke() = [1,2]
// > Blocks.balance() = 1
// > Blocks.continued() = 6
// > Blocks.lets() = [1,"a",[1]]
// > Blocks.letsByFunction() = 1
// > Blocks.letsNestedSavepoint() = [2,1]
// > Blocks.neverRun() = 0
// > Blocks.errorLeaves() throws Bad { "n": 1 }
// > Blocks.balance() = 0
// > Blocks.caughtInside() = 5
// > Blocks.balance() = 5
// > Blocks.deepReach() = 5
// > Blocks.nestedSavepoint() = 1
// > Blocks.labelled() = [1,3]
// > Blocks.inCatch() = 11
// > Blocks.inFinally() = 12
// > Blocks.switched(2) = 20
// > Blocks.loopAborts([1,2,3,4]) = [["ok",1],["no",1],["ok",4],["no",4]]
// > Blocks.whileTransaction() = 3
// > Blocks.arrow() = 4
// > Blocks.reads() = "1 then 2"
// > Blocks.undefinedReason() = "x"
// not in Node: JavaScript takes nothing back
import { abort } from "mu";
error Bad { n: number }
service B {
  state v: number = 0;
  add(n: number): number {
    this.v += n;
    return this.v;
  }
  set(n: number): void {
    this.v = n;
  }
  get(): number {
    return this.v;
  }
  bad(n: number): void {
    this.v = 999;
    throw new Bad({ n });
  }
  async deep(n: number): Promise<number> {
    return await C.through(n);
  }
}
service C {
  state seen: number = 0;
  async through(n: number): Promise<number> {
    this.seen += n;
    return await B.add(n);
  }
  get(): number {
    return this.seen;
  }
}
export service Blocks {
  state own: number = 0;
  async balance(): Promise<number> {
    return await B.get();
  }
  async returned(): Promise<number> {
    transaction {
      return await B.add(1);
    }
  }
  async broke(): Promise<number[]> {
    await B.set(0);
    const out: number[] = [];
    for (const i of [1, 2, 3]) {
      transaction {
        out.push(i);
        if (i === 2) break;
        await B.add(1);
      }
    }
    return out;
  }
  async continued(): Promise<number> {
    await B.set(0);
    for (const i of [1, 2, 3]) {
      transaction {
        await B.add(i);
        if (i === 2) continue;
      }
    }
    return await B.get();
  }
  async lets(): Promise<[number, string, number[]]> {
    let n = 1;
    let s = "a";
    let xs = [1];
    try {
      transaction {
        n = 2;
        s = "b";
        xs = [...xs, 2];
        await B.get();
        n++;
        abort("x");
      }
    } catch {}
    return [n, s, xs];
  }
  async letsByFunction(): Promise<number> {
    let n = 1;
    const up = (): void => {
      n += 5;
    };
    try {
      transaction {
        up();
        await B.get();
        up();
        abort("x");
      }
    } catch {}
    return n;
  }
  async letsNestedSavepoint(): Promise<number[]> {
    let a = 0;
    let b = 1;
    transaction {
      a = 1;
      try {
        transaction {
          a = 50;
          b = 60;
          await B.get();
          abort("in");
        }
      } catch {}
      a++;
    }
    return [a, b];
  }
  async neverRun(): Promise<number> {
    await B.set(0);
    try {
      transaction {
        const p = B.add(1);
        if (Date.now() > 0) abort("x");
        await p;
      }
    } catch {}
    return await B.get();
  }
  async errorLeaves(): Promise<void> {
    await B.set(0);
    transaction {
      await B.add(4);
      await B.bad(1);
    }
  }
  async caughtInside(): Promise<number> {
    await B.set(0);
    transaction {
      await B.add(5);
      try {
        await B.bad(1);
      } catch {}
    }
    return await B.get();
  }
  async deepReach(): Promise<number> {
    await B.set(5);
    const before = await C.get();
    try {
      transaction {
        await B.deep(1);
        await B.deep(2);
        abort("x");
      }
    } catch {}
    return await B.get() + await C.get() - before;
  }
  async nestedSavepoint(): Promise<number> {
    await B.set(0);
    transaction {
      await B.add(1);
      try {
        transaction {
          await B.add(10);
          transaction {
            await B.add(100);
          }
          abort("mid");
        }
      } catch {}
    }
    return await B.get();
  }
  async labelled(): Promise<number[]> {
    const out: number[] = [];
    outer: for (const i of [1, 2, 3]) {
      for (const j of [0, 1]) {
        transaction {
          await B.add(i + j);
          if (i === 2) continue outer;
          if (j === 1) continue outer;
          out.push(i);
        }
      }
    }
    return out;
  }
  async inCatch(): Promise<number> {
    await B.set(1);
    try {
      await B.bad(1);
    } catch {
      transaction {
        await B.add(10);
      }
    }
    return await B.get();
  }
  async inFinally(): Promise<number> {
    await B.set(2);
    try {
      await B.get();
    } finally {
      transaction {
        await B.add(10);
      }
    }
    return await B.get();
  }
  async switched(n: number): Promise<number> {
    await B.set(0);
    switch (n) {
      case 1:
        transaction {
          await B.add(10);
        }
        break;
      case 2:
        transaction {
          await B.add(20);
          break;
        }
      default:
        await B.add(100);
    }
    return await B.get();
  }
  async loopAborts(ns: number[]): Promise<[string, number][]> {
    await B.set(0);
    const out: [string, number][] = [];
    for (const n of ns) {
      let s = "ok";
      try {
        transaction {
          await B.add(n);
          if (n % 2 === 0) abort("even");
        }
      } catch {
        s = "no";
      }
      out.push([s, await B.get()]);
    }
    return out;
  }
  async whileTransaction(): Promise<number> {
    await B.set(0);
    let go = true;
    while (go) {
      transaction {
        const v = await B.add(1);
        if (v === 3) {
          go = false;
          break;
        }
      }
    }
    return await B.get();
  }
  async arrow(): Promise<number> {
    await B.set(0);
    const f = async (n: number): Promise<number> => {
      transaction {
        return await B.add(n);
      }
    };
    await f(1);
    return await f(3);
  }
  async reads(): Promise<string> {
    await B.set(1);
    let s = "";
    transaction {
      s = `${await B.get()}`;
      await B.add(1);
      s += ` then ${await B.get()}`;
    }
    return s;
  }
  async undefinedReason(): Promise<string> {
    try {
      transaction {
        await B.get();
        abort("x");
      }
    } catch (e) {
      return e instanceof TransactionAborted ? `${e.reason}` : "?";
    }
  }
}
