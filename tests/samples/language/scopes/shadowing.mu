// One name for several variables: blocks, loops, functions, catch; each await comes back to the right one.
//
// > Shadows.blocks(1) = ["outer 1", "inner 2", "deep 3", "inner 2", "outer 11"]
// > Shadows.loops([1, 2]) = ["0", "1", "2", "n"]
// > Shadows.functions(5) = [5, 6, 7, 5]
// > Shadows.caught() = ["first", "second", "e"]
// > Shadows.cases(1) = "one x"
// > Shadows.cases(2) = "two y"
// > Shadows.parameter(3) = [9, 3, 81]
import { Echo } from "./echo.mu";
error Failed { text: string }
const n = "n";
function square(n: number): number {
  return n * n;
}
export service Shadows {
  async blocks(start: number): Promise<string[]> {
    const log: string[] = [];
    let x = start;
    log.push(await Echo.say(`outer ${x}`));
    {
      let x = 2;
      log.push(await Echo.say(`inner ${x}`));
      {
        const x = 3;
        log.push(await Echo.say(`deep ${x}`));
      }
      log.push(await Echo.say(`inner ${x}`));
      x++;
    }
    x += await Echo.count(10);
    log.push(`outer ${x}`);
    return log;
  }

  async loops(list: number[]): Promise<string[]> {
    const log: string[] = [];
    for (let n = 0; n < 1; n++) log.push(`${await Echo.count(n)}`);
    for (const n of list) {
      log.push(await Echo.say(`${n}`));
    }
    log.push(await Echo.say(n));
    return log;
  }

  async functions(value: number): Promise<number[]> {
    const more = (value: number): number => {
      const inner = (): number => value + 1;
      return inner();
    };
    const first = value;
    await Echo.count(value);
    const second = more(value);
    await Echo.count(second);
    return [first, second, more(second), value];
  }

  async caught(): Promise<string[]> {
    const e = "e";
    const log: string[] = [];
    try {
      throw new Failed({ text: "first" });
    } catch (e) {
      if (e instanceof Failed) log.push(await Echo.say(e.text));
      try {
        throw new Failed({ text: "second" });
      } catch (e) {
        await Echo.say("again");
        if (e instanceof Failed) log.push(e.text);
      }
    }
    log.push(e);
    return log;
  }

  async cases(which: number): Promise<string> {
    const text = "x";
    switch (which) {
      case 1:
        return `one ${await Echo.say(text)}`;
      default: {
        const text = await Echo.say("y");
        return `two ${text}`;
      }
    }
  }

  async parameter(n: number): Promise<number[]> {
    const squared = square(await Echo.count(n));
    return [squared, n, [squared].map(n => square(n))[0] ?? 0];
  }
}
