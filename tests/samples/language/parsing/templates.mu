// Letters from templates: replacements by functions and awaits, named groups, escapes, loops in text.
//
// > Letters.fill("Hi {{name}}, {{ city }}!", { "name": "Ann", "city": "Ulm" }) = "Hi Ann, Ulm!"
// > Letters.fill("{{a}}{{b}}", { "a": "$1" }) = "$1[no b]"
// > Letters.escaped("<b title=\"x\">&</b>") = "&lt;b title=&quot;x&quot;&gt;&amp;&lt;/b&gt;"
// > Letters.dates("from 2024-02-29 to 2024-03-01") = "from 29.2.2024 to 1.3.2024"
// > Letters.links("see [a](http://a.de) and [b](b.html).") = [["a", "http://a.de", 4], ["b", "b.html", 25]]
// > Letters.wrapped("the quick brown fox", 10) = ["the quick", "brown fox"]
// > Letters.cases("fooBarBaz") = ["foo-bar-baz", "FOO_BAR_BAZ", "fooBarBaz"]
// > Letters.looked(["a", "b", "a"]) = ["A", "B", "A", "2"]
import { Echo } from "./echo.mu";
const escapes: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };
export service Letters {
  async fill(template: string, values: Record<string, string>): Promise<string> {
    let text = "";
    let at = 0;
    const places = [...template.matchAll(/\{\{\s*(?<name>\w+)\s*\}\}/g)].map(match => ({
      name: match.groups?.["name"] ?? "",
      from: match.index,
      to: match.index + match[0].length,
    }));
    for (const { name, from, to } of places) {
      text += template.slice(at, from);
      at = to;
      text += await Echo.say(values[name] ?? `[no ${name}]`);
    }
    return text + template.slice(at);
  }

  escaped(text: string): string {
    return text.replace(/[<>&"]/g, c => escapes[c] ?? c);
  }

  async dates(text: string): Promise<string> {
    await Echo.say(text);
    return text.replaceAll(
      /(\d{4})-(\d\d)-(\d\d)/g,
      (_all, year, month, day) => `${Number(day)}.${Number(month)}.${year}`,
    );
  }

  links(text: string): [string, string, number][] {
    const pattern = /\[(?<label>[^\]]*)\]\((?<to>[^)]*)\)/g;
    return [...text.matchAll(pattern)].map(({ groups, index }): [string, string, number] => [
      groups?.["label"] ?? "",
      groups?.["to"] ?? "",
      index,
    ]);
  }

  async wrapped(text: string, width: number): Promise<string[]> {
    const lines: string[] = [];
    let line = "";
    for (const word of text.split(/\s+/)) {
      if (line !== "" && line.length + 1 + word.length > width) {
        lines.push(await Echo.say(line));
        line = word;
      } else {
        line += (line && " ") + word;
      }
    }
    return line ? [...lines, line] : lines;
  }

  cases(name: string): string[] {
    const dashed = name.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`);
    const back = dashed.replace(/-(\w)/g, (_, c) => c.toUpperCase());
    return [dashed, dashed.toUpperCase().replaceAll("-", "_"), back];
  }

  async looked(words: string[]): Promise<string[]> {
    const known: Record<string, string> = {};
    let asked = 0;
    const out: string[] = [];
    for (const word of words) {
      if (!(word in known)) {
        asked++;
        known[word] = (await Echo.say(word)).toUpperCase();
      }
      out.push(known[word] ?? "");
    }
    return [...out, `${asked}`];
  }
}
