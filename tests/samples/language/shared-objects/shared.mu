// Two names for one array or object stay two names for one, across awaits.
//
// > Shared.twoNames([1]) = [[1,2,3],[1,2,3],[1,4]]
// > Shared.inside() = "[{\"name\":\"c\",\"items\":[2,100]},{\"name\":\"b\",\"next\":{\"name\":\"c\",\"items\":[2,100]},\"items\":[2,100]}]"
// > Shared.twice() = [[0,1],[0,1]]
// > Shared.parts() = "[{\"a\":{\"n\":11},\"b\":{\"n\":3}},{\"n\":11},{\"n\":51}]"
// > Shared.rounds([1, 2]) = "[[{\"n\":11},{\"n\":1112}],{\"n\":1112}]"
// > Shared.functions() = "[{\"n\":111},{\"n\":111},{\"n\":111},true]"
// > Shared.caught() = "a,b,c,d4"
import { Given } from "./given.mu";

interface Node {
  name: string;
  next?: Node;
  items: number[];
}

function grow(node: Node): void {
  node.items.push(100);
}

export service Shared {
  async twoNames(xs: number[]): Promise<number[][]> {
    const ys = xs;
    const copy = [...xs];
    await Given.num(1);
    ys.push(2);
    await Given.num(1);
    xs.push(3);
    copy.push(await Given.num(4));
    return [xs, ys, copy];
  }

  async inside(): Promise<string> {
    const first: Node = { name: "a", items: [] };
    const second: Node = { name: "b", next: first, items: first.items };
    await Given.num(1);
    first.name = "c";
    first.items.push(await Given.num(2));
    await Given.num(1);
    grow(second);
    await Given.num(1);
    return JSON.stringify([first, second]);
  }

  async twice(): Promise<number[][]> {
    const row = [0];
    const rows = [row, row];
    await Given.num(1);
    rows[0]?.push(1);
    await Given.num(1);
    return rows;
  }

  async parts(): Promise<string> {
    const whole = { a: { n: 1 }, b: { n: 2 } };
    const { a } = whole;
    let b = whole.b;
    await Given.num(1);
    a.n += await Given.num(10);
    b.n++;
    b = { n: 50 };
    await Given.num(1);
    b.n++;
    return JSON.stringify([whole, a, b]);
  }

  async rounds(xs: number[]): Promise<string> {
    const all: { n: number }[] = [];
    let last = { n: 0 };
    for (const n of xs) {
      const made = { n };
      all.push(made);
      last = made;
      await Given.num(n);
      made.n += 10;
    }
    await Given.num(1);
    last.n += 100;
    const found = all.find(each => each.n > 100);
    await Given.num(1);
    if (found !== undefined) found.n += 1000;
    return JSON.stringify([all, last]);
  }

  async functions(): Promise<string> {
    const total = { n: 0 };
    const same = total;
    const add = (by: number) => {
      same.n += by;
      return same;
    };
    const got = add(await Given.num(1));
    await Given.num(1);
    got.n += 10;
    add(await Given.num(100));
    return JSON.stringify([total, same, got, total === got]);
  }

  async caught(): Promise<string> {
    const log: string[] = [];
    const same = log;
    try {
      log.push("a");
      await Given.num(1);
      same.push("b");
      throw new Stop({ log });
    } catch (error) {
      await Given.num(1);
      log.push("c");
    } finally {
      await Given.num(1);
      same.push("d");
    }
    return log.join() + same.length;
  }
}

error Stop { log: string[] }
