// Regular expressions: groups, names, all matches, replacements by functions, sticky and sets of flags.
//
// > Patterns.date("on 2024-02-29, or 2023-12-01") = [["2024", "02", "29"], ["2023", "12", "01"]]
// > Patterns.named("key = value") = { "key": "key", "value": "value" }
// > Patterns.named("nothing") = null
// > Patterns.camel("some-long-name") = "someLongName"
// > Patterns.title("the end") = "The End"
// > Patterns.tokens("a+12*(b)") = ["a", "+", "12", "*", "(", "b", ")"]
// > Patterns.tests("Straße 5") = [true, false, true, 7]
// > Patterns.parts("a, b;c  d") = ["a", "b", "c", "d"]
import { Echo } from "./echo.mu";
const pair = /^(?<key>\w+)\s*=\s*(?<value>.*)$/;
export service Patterns {
  async date(text: string): Promise<string[][]> {
    const found: string[][] = [];
    const matches = [...text.matchAll(/(\d{4})-(\d\d)-(\d\d)/g)].map(match => [...match]);
    for (const match of matches) {
      found.push(match.slice(1));
      await Echo.say(match[0] ?? "");
    }
    return found;
  }

  named(line: string): { key: string; value: string } | null {
    const groups = pair.exec(line)?.groups;
    return groups === undefined ? null : { key: groups["key"] ?? "", value: groups["value"] ?? "" };
  }

  camel(name: string): string {
    return name.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
  }

  title(text: string): string {
    return text.replace(/\b[a-z]/g, letter => letter.toUpperCase());
  }

  tokens(text: string): string[] {
    const token = /\s*(\d+|\w+|[-+*/()])/y;
    const all: string[] = [];
    for (let match = token.exec(text); match !== null; match = token.exec(text))
      all.push(match[1] ?? "");
    return all;
  }

  tests(text: string): (boolean | number)[] {
    return [
      /stra(ß|ss)e/i.test(text),
      /^\d/.test(text),
      /\p{L}+ \d$/u.test(text),
      text.search(/\d/),
    ];
  }

  parts(text: string): string[] {
    return text.split(/[,;\s]\s*/).filter(part => part !== "");
  }
}
