// Parameters are variables: assigned from calls, in branches, in loops, taken in by others.
//
// > Assigning.main(3) = [32, 12, [5, 3], 3, 48, "3!?", 3]
// > Assigning.branch(1) = 2
// > Assigning.branch(-1) = -1
// > Assigning.swap(1, 2) = [2, 1]
// > Assigning.caught(-5) = 5
import { Echo } from "./echo.mu";
error Negative { n: number }
export service Math2 {
  double(n: number): number {
    return n * 2;
  }

  positive(n: number): number {
    if (n < 0) throw new Negative({ n });
    return n;
  }
}
export service Assigning {
  async counted(n: number): Promise<number> {
    n += 5;
    n = await Math2.double(n--);
    return await Echo.count(n) + n;
  }

  async plain(n: number): Promise<number> {
    n = await Math2.double(n);
    return await Echo.count(n) + n;
  }

  async swap(a: number, b: number): Promise<number[]> {
    [a, b] = [await Echo.count(b), await Echo.count(a)];
    return [await Echo.count(a), b];
  }

  async branch(n: number): Promise<number> {
    if (n > 0) n = await Math2.double(n);
    await Echo.count(0);
    return n;
  }

  async loop(n: number): Promise<number> {
    for (let i = 0; i < 4; i++) n = await Math2.double(n);
    return n;
  }

  async text(n: number, s: string = "x"): Promise<string> {
    s = await Echo.say(`${n}!`);
    await Echo.count(n);
    return s + "?";
  }

  async caught(n: number): Promise<number> {
    try {
      n = await Math2.positive(n);
    } catch (e) {
      if (e instanceof Negative) n = -e.n;
    }
    await Echo.count(1);
    return n;
  }

  async main(n: number): Promise<(number | number[] | string)[]> {
    const counted = await this.counted(n);
    const plain = await this.plain(n);
    const swapped = await this.swap(n, 5);
    const branch = await this.branch(-n);
    return [counted, plain, swapped, -branch, await this.loop(n), await this.text(n), n];
  }
}
