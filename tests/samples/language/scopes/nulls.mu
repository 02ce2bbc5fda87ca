// null stays null and undefined stays undefined: in variables over many awaits, out of branches, in what is thrown on.
//
// > Nulls.kept(3) = ["null", "undefined", "null"]
// > Nulls.best([]) = null
// > Nulls.best([1, 3, 2]) = 3
// > Nulls.beside(null) = ["null", 1, "undefined"]
// > Nulls.each([1, null, 2]) = [1, null, 2]
// > Nulls.fields() = ["why null", "how undefined"]
// > Nulls.replaced(2) = "null a null"
import { Echo } from "./echo.mu";
error Empty { why: string | null; how?: string }
service Stock {
  same(value: number | null): number | null {
    return value;
  }

  nothing(): undefined {
    return undefined;
  }

  fail(): void {
    throw new Empty({ why: null });
  }
}
export service Nulls {
  async kept(rounds: number): Promise<string[]> {
    const first: string | null = rounds > 0 ? null : "x";
    let second: number | undefined;
    let third: number[] | null = null;
    for (let i = 0; i < rounds; i++) {
      await Echo.count(i);
      if (i > 9) {
        second = i;
        third = [i];
      }
    }
    return [`${first}`, `${second}`, `${third}`];
  }

  async best(values: number[]): Promise<number | null> {
    let best: number | null = null;
    for (const value of values) {
      const seen = await Echo.count(value);
      if (best === null || seen > best) best = seen;
    }
    return best;
  }

  async beside(value: number | null): Promise<(string | number)[]> {
    const [same, one, nothing] = await Promise.all([Stock.same(value), Stock.same(1), Stock.nothing()]);
    await Echo.say("joined");
    return [`${same}`, one ?? 0, `${nothing}`];
  }

  async each(values: (number | null)[]): Promise<(number | null)[]> {
    const all = await Promise.all(
      values.map(async value => {
        const same = await Stock.same(value);
        await Echo.say("in");
        return same;
      }),
    );
    await Echo.say("out");
    return all;
  }

  async fields(): Promise<string[]> {
    try {
      await Stock.fail();
      return [];
    } catch (e) {
      await Echo.say("caught");
      return e instanceof Empty ? [`why ${e.why}`, `how ${e.how}`] : [];
    }
  }

  async replaced(rounds: number): Promise<string> {
    let value: string | null = null;
    const seen: string[] = [];
    for (let i = 0; i <= rounds; i++) {
      seen.push(`${value}`);
      value = value === null ? await Echo.say("a") : null;
      await Echo.say("next");
    }
    return seen.join(" ");
  }
}
