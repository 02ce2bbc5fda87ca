// Functions may be used above their declaration and call each other; variables get their values in branches.
//
// > Early.parity([4, 7]) = ["even", "odd"]
// > Early.grade(91) = "A: excellent"
// > Early.grade(75) = "B: good"
// > Early.grade(3) = "C: poor"
// > Early.sum(4) = 10
// > Early.assigned(true) = 3
// > Early.assigned(false) = 12
// > Early.last([]) = "none"
// > Early.last(["a", "b"]) = "b"
import { Echo } from "./echo.mu";
export service Early {
  async parity(numbers: number[]): Promise<string[]> {
    const result: string[] = [];
    for (const n of numbers) result.push(isEven(await Echo.count(n)) ? "even" : "odd");
    return result;
  }

  async grade(points: number): Promise<string> {
    let letter: string;
    let comment: string;
    if (points > 90) {
      letter = "A";
      comment = await Echo.say("excellent");
    } else if (points > 50) {
      comment = await Echo.say("good");
      letter = "B";
    } else {
      [letter, comment] = ["C", "poor"];
    }
    await Echo.say(letter);
    return `${letter}: ${comment}`;
  }

  async sum(n: number): Promise<number> {
    return add(0, await Echo.count(n));

    function add(total: number, left: number): number {
      return left === 0 ? total : step(total, left);
    }

    function step(total: number, left: number): number {
      return add(total + left, left - 1);
    }
  }

  async assigned(early: boolean): Promise<number> {
    let a;
    let b;
    if (early) a = b = 1;
    else {
      a = await Echo.count(4);
      b = a + await Echo.count(3);
    }
    a += early ? 1 : 1;
    return a + b;
  }

  async last(names: string[]): Promise<string> {
    let last;
    for (const name of names) last = await Echo.say(name);
    return last ?? "none";
  }
}
function isEven(n: number): boolean {
  return n === 0 || isOdd(n - 1);
}
function isOdd(n: number): boolean {
  return n !== 0 && isEven(n - 1);
}
