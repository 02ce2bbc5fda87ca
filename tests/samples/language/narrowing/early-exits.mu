// What an early return, throw, break or continue leaves is known behind it, over awaits too.
//
// > Exits.first(["", "  ", "word", "x"]) = "WORD"
// > Exits.first([]) = "none"
// > Exits.sum([1, null, 3, -1, 9]) = 4
// > Exits.need(null) throws Missing { "what": "value" }
// > Exits.need("v") = 1
import { Echo } from "./echo.mu";
error Missing { what: string }
export service Exits {
  async first(words: (string | undefined)[]): Promise<string> {
    let found: string | undefined;
    for (const word of words) {
      if (!word?.trim()) continue;
      found = await Echo.say(word);
      break;
    }
    if (found === undefined) return "none";
    return found.toUpperCase();
  }

  async sum(numbers: (number | null)[]): Promise<number> {
    let sum = 0;
    for (const n of numbers) {
      if (n === null) continue;
      if (n < 0) return sum;
      sum += await Echo.count(n);
    }
    return sum;
  }

  async need(value: string | null): Promise<number> {
    if (value === null) throw new Missing({ what: "value" });
    await Echo.say(value);
    return value.length;
  }
}
