// Texts: units and characters, cases, padding, comparing as people do.
//
// > Texts.units("a😀b") = [4, 3, 55357, 128512, "b", "😀"]
// > Texts.table([["apple", 3], ["fig", 12]]) = ["apple..  3", "fig.... 12"]
// > Texts.sorted(["b", "ä", "a", "Z", "z"]) = [["Z", "a", "b", "z", "ä"], ["a", "ä", "b", "z", "Z"]]
// > Texts.slug("  Crème Brûlée, no. 5! ") = "creme-brulee-no-5"
// > Texts.pieces("a-b-c-d") = [["a", "b"], "b-c", "c-d", "-b-", "d", 5, true]
// > Texts.raw() = ["a\tb\\n", "line one\nline two", "${no}"]
import { Echo } from "./echo.mu";
export service Texts {
  units(text: string): (number | string | undefined)[] {
    return [
      text.length,
      [...text].length,
      text.charCodeAt(1),
      text.codePointAt(1),
      text.at(-1),
      String.fromCodePoint(0x1f600),
    ];
  }

  table(rows: [string, number][]): string[] {
    return rows.map(([name, n]) => `${name.padEnd(7, ".")}${`${n}`.padStart(3)}`);
  }

  sorted(words: string[]): string[][] {
    return [words.toSorted(), words.toSorted((a, b) => a.localeCompare(b))];
  }

  async slug(title: string): Promise<string> {
    const plain = (await Echo.say(title)).normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return plain.trim().toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  pieces(text: string): (string[] | string | number | boolean | undefined)[] {
    return [
      text.split("-", 2),
      text.slice(2, -2),
      text.slice(-3),
      text.substring(4, 1),
      text.charAt(text.length - 1),
      text.lastIndexOf("-"),
      text.startsWith("b", 2),
    ];
  }

  raw(): string[] {
    return ["a\tb\\n", `line one
line two`, "$" + "{no}"];
  }
}
