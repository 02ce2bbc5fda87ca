// Local maps and sets inside one turn.
//
// > LocalMaps.run(["b", "a", "b"]) = [[["b", 2], ["a", 1]], 2, true]
import { Echo } from "./echo.mu";
export service LocalMaps {
  async run(words: string[]): Promise<([string, number][] | number | boolean)[]> {
    const first = await Echo.say(words[0] ?? "");
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const unique = new Set(words);
    return [[...counts], unique.size, unique.has(first)];
  }
}
