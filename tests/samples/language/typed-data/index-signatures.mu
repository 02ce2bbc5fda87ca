// Objects as tables: missing keys, nested tables that come into being, deletion, beside known properties.
//
// > Words.count("to be or not to be") = { "to": 2, "be": 2, "or": 1, "not": 1 }
// > Words.byLetter(["ant", "bee", "ape", "asp"]) = { "a": { "3": ["ant", "ape", "asp"] }, "b": { "3": ["bee"] } }
// > Words.cleaned({ "a": 1, "b": 0, "c": 2 }) = [{ "a": 1, "c": 2 }, false, true]
// > Words.look({ "size": 2, "x": 7 }, "x") = 7
// > Words.look({ "size": 2 }, "y") = "no y"
// > Words.look({ "size": 2 }, "size") = 2
// > Words.spare("constructor") = "no constructor"
import { Echo } from "./echo.mu";
type Sizes = { size: number; [name: string]: number };
type Nested = Record<string, Record<number, string[]>>;
export service Words {
  async count(text: string): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const word of text.split(" ")) {
      counts[await Echo.say(word)] = (counts[word] ?? 0) + 1;
    }
    return counts;
  }

  async byLetter(words: string[]): Promise<Nested> {
    const index: Nested = {};
    for (const word of words) {
      const letter = (index[word.charAt(0)] ??= {});
      (letter[word.length] ??= []).push(await Echo.say(word));
    }
    return index;
  }

  async cleaned(values: Record<string, number>): Promise<(Record<string, number> | boolean)[]> {
    for (const key in values) {
      if (await Echo.count(values[key] ?? 0) === 0) delete values[key];
    }
    return [values, "b" in values, Object.hasOwn(values, "c")];
  }

  look(sizes: Sizes, name: string): number | string {
    const found: number | undefined = sizes[name];
    return found ?? `no ${name}`;
  }

  async spare(name: string): Promise<string> {
    const table: Record<string, string> = { a: "x" };
    await Echo.say(name);
    return Object.hasOwn(table, name) ? table[name] ?? "" : `no ${name}`;
  }
}
