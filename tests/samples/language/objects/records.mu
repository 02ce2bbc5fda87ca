// A record grows and shrinks across awaits.
//
// > Records.count(["a", "b", "a"]) = { "a": 2, "b": 1 }
// > Records.without({ "a": 1, "b": 2 }, "a") = { "b": 2 }
import { Echo } from "./echo.mu";
export service Records {
  async count(words: string[]): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const word of words) counts[await Echo.say(word)] = (counts[word] ?? 0) + 1;
    return counts;
  }

  async without(record: Record<string, number>, key: string): Promise<Record<string, number>> {
    const copy = { ...record };
    delete copy[await Echo.say(key)];
    return copy;
  }
}
