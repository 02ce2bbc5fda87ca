// if one of several calls fails, the others finish before the program sees the error; started in a try before catch begins; in a method before leaves
//
// > Joins.all() = 1
// > Joins.reset() = undefined
// > Joins.tryStarted() = 1
// > Joins.reset() = undefined
// > Joins.leaves() throws JoinFailed {}
// > Joins.count() = 1
// > Joins.reset() = undefined
// > Joins.inLoop() = 3
// > Joins.reset() = undefined
// > Joins.returnInTry() = 1
// > Joins.count() = 1
// > Joins.reset() = undefined
// > Joins.nothingStarted() throws JoinFailed {}
// > Joins.count() = 0
// > Joins.fn() = 1
// > Joins.reset() = undefined
// > Joins.nestedTry() = "1 inner, 1 outer"
// > Joins.reset() = undefined
// > Joins.voided() throws JoinFailed {}
// > Joins.count() = 0
// > Joins.throughPrivate() = 1
// > Joins.reset() = undefined
// > Joins.race() = 2
// > Joins.reset() = undefined
// > Joins.parallelled() = 3
// not in Node: JavaScript does not wait for what runs on
import { sleep, parallel } from "mu";
error JoinFailed {}
service Joined {
  state c: Counter;
  async slow(): Promise<number> {
    await sleep("1 minute");
    this.c.add(1);
    return 1;
  }
  plain(): number {
    this.c.add(1);
    return 1;
  }
  fail(): number {
    throw new JoinFailed();
  }
  get(): number {
    return this.c.value;
  }
  reset(): void {
    this.c.take(this.c.value);
  }
}
export service Joins {
  async reset(): Promise<void> {
    await Joined.reset();
  }
  async count(): Promise<number> {
    return await Joined.get();
  }
  async all(): Promise<number> {
    try {
      await Promise.all([Joined.fail(), Joined.slow()]);
    } catch {
      return await Joined.get();
    }
    return -1;
  }
  async tryStarted(): Promise<number> {
    try {
      const p = Joined.slow();
      await Joined.fail();
      return await p;
    } catch {
      return await Joined.get();
    }
  }
  async leaves(): Promise<number> {
    const p = Joined.slow();
    await Joined.fail();
    return await p;
  }
  async inLoop(): Promise<number> {
    const ps: Promise<number>[] = [];
    try {
      for (const i of [1, 2, 3, 4]) {
        if (i === 4) await Joined.fail();
        ps.push(Joined.slow());
      }
      await Promise.all(ps);
      return -1;
    } catch {
      return await Joined.get();
    }
  }
  async returnInTry(): Promise<number> {
    try {
      const p = Joined.slow();
      return await p;
    } finally {
      await Joined.get();
    }
  }
  async nothingStarted(): Promise<number> {
    await Joined.get();
    const p = Joined.slow();
    this.boom();
    return await p;
  }
  async fn(): Promise<number> {
    await Joined.reset();
    const f = async (): Promise<number> => {
      const p = Joined.slow();
      await Joined.fail();
      return await p;
    };
    try {
      return await f();
    } catch {
      return await Joined.get();
    }
  }
  async nestedTry(): Promise<string> {
    let s = "";
    try {
      try {
        const p = Joined.slow();
        await Joined.fail();
        await p;
      } catch (e) {
        s += `${await Joined.get()} inner`;
        throw e;
      }
    } catch {
      s += `, ${await Joined.get()} outer`;
    }
    return s;
  }
  async voided(): Promise<void> {
    await Joined.get();
    void Joined.slow();
    throw new JoinFailed();
  }
  private boom(): void {
    throw new JoinFailed();
  }
  private async helper(): Promise<number> {
    const p = Joined.slow();
    await Joined.fail();
    return await p;
  }
  async throughPrivate(): Promise<number> {
    await Joined.reset();
    try {
      return await this.helper();
    } catch {
      return await Joined.get();
    }
  }
  async race(): Promise<number> {
    await Promise.race([Joined.get(), Joined.plain(), Joined.plain()]);
    return await Joined.get();
  }
  async parallelled(): Promise<number> {
    try {
      await parallel(
        [1, 2, 3, 4],
        async x => {
          if (x === 1) await Joined.fail();
          else await Joined.slow();
        },
        { concurrency: 4 },
      );
    } catch {
      return await Joined.get();
    }
    return -1;
  }
}
