// Every statement may hold an await, in every place of it.
//
// > Statements.loops(3) = "i0i1i203"
// > Crier.history() = "0 3 i0 1 3 i1 1 3 i2 1 3 0 1 2 1 0 0 1 2 3"
// > Statements.keys({ "a": 1, "b": 2, "c": 3 }) = "ac01"
// > Crier.history() = "a c"
// > Statements.choose(1) = "onetwo"
// > Statements.choose(3) = "three"
// > Statements.choose(9) = "otherthree"
// > Crier.history() = "1 1 one 3 1 2 3 9 1 2 3 other"
// > Statements.finallyWins(1) = "1"
// > Statements.finallyWins(200) = "over"
// > Statements.finallyLeaves([1, 200, 3]) = [1,0,3,0]
// > Statements.inFinally(1) throws TooMuch { "n": 300 }
// > Crier.history() = "1 in caught in over 1 3 1"
// > Statements.blocks(1) = "ac"
// > Statements.blocks(5) = "a"
// > Crier.history() = "a 1 c a 5"
// > Statements.rethrows(200) throws TooMuch { "n": 200 }
// > Statements.each([3, 4]) = 7
// > Crier.history() = "seen 3 4"
// > Statements.shadows(2) = "2-xs0-xs12"
import { Crier, TooMuch } from "./crier.mu";

export service Statements {
  async loops(n: number): Promise<string> {
    let out = "";
    for (let i = await Crier.num(0); i < (await Crier.num(n)); i += await Crier.num(1)) out += await Crier.say(`i${i}`);
    let k = 0;
    while ((await Crier.num(k)) < 2) k++;
    do {
      k--;
      if (k === 1) continue;
      out += k;
    } while ((await Crier.num(k)) > 0);
    for (;;) {
      if ((await Crier.num(k)) > 2) break;
      k++;
    }
    return out + k;
  }

  async keys(o: Record<string, number>): Promise<string> {
    let out = "";
    for (const key in o) {
      out += await Crier.say(key);
      delete o["b"];
    }
    for (const at in [5, 6]) out += at;
    return out;
  }

  async choose(n: number): Promise<string> {
    let out = "";
    switch (await Crier.num(n)) {
      case await Crier.num(1):
        out += await Crier.say("one");
      case await Crier.num(2):
        out += "two";
        break;
      default:
        out += await Crier.say("other");
      case await Crier.num(3):
        out += "three";
    }
    return out;
  }

  async finallyWins(n: number): Promise<string> {
    try {
      try {
        return `${await Crier.num(n)}`;
      } catch {
        return await Crier.say("caught");
      } finally {
        await Crier.say("in");
      }
    } finally {
      if (n > 100) return await Crier.say("over");
    }
  }

  async finallyLeaves(ns: number[]): Promise<number[]> {
    const done: number[] = [];
    outer: for (const n of ns) {
      for (;;) {
        try {
          done.push(await Crier.num(n));
          break;
        } finally {
          if (n > 100) continue outer;
        }
      }
      done.push(0);
    }
    return done;
  }

  async inFinally(n: number): Promise<number> {
    try {
      return await Crier.num(n);
    } finally {
      await Crier.num(300);
    }
  }

  async blocks(n: number): Promise<string> {
    let out = "";
    all: {
      out += await Crier.say("a");
      inner: {
        if ((await Crier.num(n)) > 3) break all;
        if (n > 0) break inner;
        out += "b";
      }
      out += await Crier.say("c");
    }
    return out;
  }

  async rethrows(n: number): Promise<number> {
    try {
      return await Crier.num(n);
    } catch (error) {
      await Crier.say("seen");
      throw error;
    }
  }

  async each(ns: number[]): Promise<number> {
    let sum = 0;
    for await (const n of ns) sum += await Crier.num(n);
    return sum;
  }

  async shadows(n: number): Promise<string> {
    let out = `${n}`;
    for (let n = 0; n < 2; n++) {
      let value: string | undefined;
      out += value ?? "-";
      value = await Crier.say(`s${n}`);
      {
        const n = await Crier.say("x");
        out += n;
      }
      out += value;
    }
    return out + n;
  }
}
