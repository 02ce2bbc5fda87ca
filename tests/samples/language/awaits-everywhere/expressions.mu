// An await may stand wherever an expression may, and everything is evaluated in JavaScript's order.
//
// > Expressions.defaults({ "a": 7 }) = [7,3,2,4,5,6,8,9,12]
// > Expressions.defaults({}) = [1,3,2,4,5,6,8,9,10]
// > Voice.history() = "2 3 8 1 2 3 8 10"
// > Expressions.chains(1) = "1 3 4.00 2,5,6"
// > Expressions.chains(9) = "none undefined undefined undefined"
// > Voice.history() = "some 1 some 1 4 5 1 2 some 9 some 9"
// > Expressions.places() = [2,4,2,21,0,0,0,-1,3,5,3]
// > Voice.history() = "10 2 1 7 20 3 extra 4 5 2"
// > Expressions.logical(0) = "1 0 0 7 9"
// > Expressions.logical(5) = "5 2 3 5 9"
// > Voice.history() = "1 6 7 8 9 2 3 4 5 9"
// > Expressions.literals([1, 2]) = "[[1,2,3,1,1,2,3],{\"k2\":3,\"xs\":7,\"y\":4},\"34t4\",6,\"number\",-8,true]"
// > Voice.history() = "1 2 3 4 t 5 6 7 8 0"
// > Expressions.order() = 40
// > Voice.history() = "2 4 14"
import { Voice } from "./voice.mu";

export service Expressions {
  state total: number = 1;
  state rooms: Map<string, { left: number }>;

  async defaults(given: { a?: number }): Promise<(number | undefined)[]> {
    const { a = await Voice.num(1) } = given;
    let [b = await Voice.num(2), [c = await Voice.num(3), ...rest] = [undefined, 4], ...more] = [...[undefined, undefined, 5, 6]];
    const { x: { y = await Voice.num(8) }, ...others } = { x: { y: undefined }, z: 9 };
    [b, c] = [c, b];
    let p: number;
    ({ y: p = await Voice.num(10) } = { y: a > 5 ? 12 : undefined });
    return [a, b, c, ...rest, ...more, y, others.z, p];
  }

  async chains(n: number): Promise<string> {
    const x = (await Voice.some(n))?.x ?? "none";
    const some = await Voice.some(n);
    const pushed = some?.list.push(await Voice.num(4), await Voice.num(5));
    const at = some?.list[await Voice.num(1)]?.toFixed(await Voice.num(2));
    return `${x} ${pushed} ${at} ${some?.list.map(y => y + 1).join()}`;
  }

  async places(): Promise<number[]> {
    const xs: [number, number, number] = [1, 2, 3];
    let i = 0;
    xs[0] += (xs[0] = 100, await Voice.num(10));
    xs[i++] = await Voice.num(xs[1]++);
    const before = xs[2]--;
    xs[await Voice.num(i)] = await Voice.num(7);
    i += (i = 5, await Voice.num(20));
    const o: { list: [number, number, number]; extra?: number } = { list: xs, extra: 1 };
    o.list[1] -= (o.list = [0, 0, 0], await Voice.num(3));
    delete o[(await Voice.say("extra")) === "extra" ? "extra" : "extra"];
    this.total += await Voice.num(4);
    this.rooms.set("a", { left: await Voice.num(5) });
    this.rooms["a"].left -= await Voice.num(2);
    return [...xs, i, ...o.list, o.extra ?? -1, before, this.total, this.rooms.get("a")?.left ?? -3];
  }

  async logical(n: number): Promise<string> {
    let a: number = n;
    a ||= await Voice.num(1);
    let b: number | undefined = n > 3 ? undefined : n;
    b ??= await Voice.num(2);
    const o = { c: n };
    o.c &&= await Voice.num(3);
    const d = n > 3 && (await Voice.num(4)) > 3 ? await Voice.num(5) : (await Voice.num(6), await Voice.num(7));
    return `${a} ${b} ${o.c} ${d} ${(n || (await Voice.num(8))) && (await Voice.num(9))}`;
  }

  async literals(xs: number[]): Promise<string> {
    const key = "k";
    const list = [...xs, xs.push(3), await Voice.num(1), ...xs];
    const made = { [`${key}${await Voice.num(2)}`]: await Voice.num(3), xs: list.length, ...{ y: await Voice.num(4) } };
    const text = `${xs.length}${xs.push(9)}${await Voice.say("t")}${xs.length}`;
    const most = Math.max(await Voice.num(5), xs.length, await Voice.num(6));
    return JSON.stringify([list, made, text, most, typeof (await Voice.num(7)), -(await Voice.num(8)), !(await Voice.num(0))]);
  }

  async order(): Promise<number> {
    let n = 1;
    const next = (): number => {
      n *= 2;
      return n;
    };
    const sum = n + (await Voice.num(next())) * n + next() - (await Voice.num(n)) + (n = 7) + (await Voice.num(next())) + n;
    return sum;
  }
}
