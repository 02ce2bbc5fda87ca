// for with several variables and updates, awaits in every part of the head.
//
// > Pointers.palindrome("racecar") = true
// > Pointers.palindrome("abca") = false
// > Pointers.heads(3) = [[0, 10], [1, 9], [2, 8]]
// > Pointers.merge([1, 4, 6], [2, 3, 9]) = [1, 2, 3, 4, 6, 9]
// > Echo.history() = []
import { Echo } from "./echo.mu";
export service Pointers {
  async palindrome(text: string): Promise<boolean> {
    for (let i = 0, j = text.length - 1; i < j; i++, j--) {
      if (await Echo.say(text.charAt(i)) !== text[j]) return false;
    }
    return true;
  }

  async heads(n: number): Promise<number[][]> {
    const seen: number[][] = [];
    for (
      let i = await Echo.count(0), j = 10;
      i < await Echo.count(n);
      i = await Echo.count(i + 1), j--
    ) {
      seen.push([i, j]);
    }
    return seen;
  }

  async merge(a: number[], b: number[]): Promise<number[]> {
    const merged: number[] = [];
    let i = 0;
    let j = 0;
    for (; i < a.length || j < b.length;) {
      const [x = 1e9, y = 1e9] = [a[i], b[j]];
      merged.push(await Echo.count(x <= y ? x : y));
      x <= y ? i++ : j++;
    }
    await Echo.history();
    return merged;
  }
}
