// Regular expressions, and what they found, live across awaits: with their place, their groups and the text.
//
// > Patterns.route("/users/42") = ["users", "42", "said users"]
// > Patterns.route("nothing") = null
// > Patterns.dated("on 2024-02-29, late") = { "index": 3, "input": "on 2024-02-29, late", "year": "2024", "all": "2024-02-29", "length": 4 }
// > Patterns.next("a1b22c333") = ["1", "22", "333"]
// > Patterns.places("a1b22c333") = [1, 3, 6]
// > Patterns.every("x=1;y=2") = ["x->1@0", "y->2@4"]
// > Patterns.maybe("b") = ["b", "none", "b"]
// > Patterns.shared("a1b22c333") = [2, 5, 9, 0]
// > Patterns.made("(\\d+)-(\\d+)", "g", "1-2 3-4") = ["1-2", "3-4", "(\\d+)-(\\d+)", "g"]
// > Patterns.kept("k=v") = [{ "name": "k", "value": "v", "index": 0 }]
// > Patterns.plain("2024-02") = ["2024-02", "2024", "02"]
// > Patterns.helped("a,b;c") = ["a", "b", "c"]
// > Patterns.caught("zz9") = "9 at 2"
// > Patterns.eachBeside("a1b2") = ["0:a1", "2:b2"]
// > Patterns.eachStarted("a1b2") = ["0:a1", "2:b2"]
// > Patterns.sent("a-b") = ["a-b", "a", "b"]
// > Patterns.found("k7") = "1:7"
// > Patterns.beside("p1q2") = ["p1/1", "p1/1", "true"]
import { Echo } from "./echo.mu";

service Lists {
  same(parts: string[]): string[] {
    return parts;
  }
}

error Found {
  text: string;
}

export service Patterns {
  async route(path: string): Promise<string[] | null> {
    const found = path.match(/^\/(\w+)\/(\d+)$/);
    if (found === null) return null;
    const said = await Echo.say(`said ${found[1]}`);
    return [found[1] ?? "", found[2] ?? "", said];
  }

  async dated(text: string): Promise<{ index: number; input: string; year: string; all: string; length: number }> {
    const found = /(?<year>\d{4})-(?<month>\d\d)-(\d\d)/.exec(text);
    await Echo.count(1);
    if (!found) return { index: -1, input: "", year: "", all: "", length: 0 };
    const year = found.groups?.["year"] ?? "";
    await Echo.count(2);
    return { index: found.index, input: found.input, year, all: found[0] ?? "", length: found.length };
  }

  async next(text: string): Promise<string[]> {
    const digits = /\d+/g;
    const all: string[] = [];
    for (;;) {
      const found = digits.exec(text);
      if (found === null) return all;
      all.push(await Echo.say(found[0] ?? ""));
    }
  }

  async places(text: string): Promise<number[]> {
    const digits = /\d+/g;
    const all: number[] = [];
    let found = digits.exec(text);
    while (found !== null) {
      await Echo.count(all.length);
      all.push(found.index);
      found = digits.exec(text);
    }
    return all;
  }

  async every(text: string): Promise<string[]> {
    const pairs = [...text.matchAll(/(\w)=(\d)/g)];
    const all: string[] = [];
    for (const pair of pairs) all.push(`${pair[1]}->${await Echo.say(pair[2] ?? "")}@${pair.index}`);
    return all;
  }

  async maybe(text: string): Promise<string[]> {
    const found = text.match(/(a)?(b)/);
    await Echo.count(1);
    if (!found) return [];
    const [all, a, b] = found;
    return [all ?? "", a ?? "none", b ?? ""];
  }

  async shared(text: string): Promise<number[]> {
    const one = /\d+/g;
    const other = one;
    const ends: number[] = [];
    for (let i = 0; i < 4; i++) {
      one.test(text);
      await Echo.count(i);
      ends.push(other.lastIndex);
    }
    return ends;
  }

  async made(source: string, flags: string, text: string): Promise<string[]> {
    const pattern = new RegExp(source, flags);
    await Echo.say(source);
    const all = text.match(pattern) ?? [];
    await Echo.say(text);
    return [...all, pattern.source, pattern.flags];
  }

  async kept(text: string): Promise<{ name: string; value: string; index: number }[]> {
    const state = { found: text.match(/(\w)=(\w)/), tries: 1 };
    await Echo.count(state.tries);
    const { found } = state;
    return found ? [{ name: found[1] ?? "", value: found[2] ?? "", index: found.index }] : [];
  }

  async plain(text: string): Promise<string[]> {
    const found = text.match(/(\d+)-(\d+)/);
    const parts: string[] = found ?? [];
    await Echo.count(parts.length);
    if (found !== null && parts[0] === found[0]) return found;
    return parts;
  }

  private async pieces(text: string, by: RegExp): Promise<string[]> {
    await Echo.say(text);
    return text.split(by);
  }

  async helped(text: string): Promise<string[]> {
    const by = /[,;]/;
    const all = await this.pieces(text, by);
    return by.test(text) ? all : [];
  }

  async caught(text: string): Promise<string> {
    const found = text.match(/\d/);
    try {
      await Echo.say(text);
      throw new Found({ text: found === null ? "" : `${found[0]} at ${found.index}` });
    } catch (error) {
      return error instanceof Found && found?.index === 2 ? error.text : "no";
    }
  }

  async eachBeside(text: string): Promise<string[]> {
    return await Promise.all(
      [...text.matchAll(/\w\d/g)].map(async found => {
        const said = await Echo.say(found[0] ?? "");
        return `${found.index}:${said}`;
      }),
    );
  }

  async eachStarted(text: string): Promise<string[]> {
    const all: Promise<string>[] = [];
    for (const found of text.matchAll(/\w\d/g)) {
      const tell = async (): Promise<string> => {
        const said = await Echo.say(found[0] ?? "");
        return `${found.index}:${said}`;
      };
      all.push(tell());
    }
    return await Promise.all(all);
  }

  async sent(text: string): Promise<string[]> {
    const found = text.match(/(\w)-(\w)/);
    if (found === null) return [];
    const parts = await Lists.same(found);
    return found.input === text ? parts : [];
  }

  async found(text: string): Promise<string> {
    const look = async (wanted: RegExp) => {
      await Echo.say(text);
      return wanted.exec(text);
    };
    const one = await look(/\d/);
    await Echo.count(1);
    return `${one?.index}:${one?.[0]}`;
  }

  async beside(text: string): Promise<string[]> {
    const found = text.match(/\w(\d)/);
    const tell = async (n: number): Promise<string> => {
      await Echo.count(n);
      return `${found?.[0]}/${found?.[1]}`;
    };
    const [one, two] = await Promise.all([tell(1), tell(2)]);
    return [one, two, `${found?.index === 0}`];
  }
}
