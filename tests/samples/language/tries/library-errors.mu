// What the library throws is caught by its name, in the same turn and across services.
//
// > Parser.json("[1, 2]") = "2 values"
// > Parser.json("[1,") = "no JSON"
// > Parser.json("{}") = "no list"
// > Parser.text("%41%42") = "AB"
// > Parser.text("%4") = "URIError"
// > Parser.pattern("[") = "SyntaxError"
// > Parser.repeated(-1) = "RangeError"
// > Parser.repeated(2) = "abab"
// > Far.json("[1,") = ["SyntaxError", true, false]
import { Echo } from "./echo.mu";
error NoList {}
export service Parser {
  async json(text: string): Promise<string> {
    try {
      const value = JSON.parse(await Echo.say(text));
      if (!Array.isArray(value)) throw new NoList();
      return `${value.length} values`;
    } catch (e) {
      if (e instanceof SyntaxError) return "no JSON";
      if (e instanceof NoList) return "no list";
      throw e;
    }
  }

  text(part: string): string {
    try {
      return decodeURIComponent(part);
    } catch (e) {
      return e instanceof URIError ? e.name : "other";
    }
  }

  pattern(source: string): string {
    try {
      return new RegExp(source).source;
    } catch (e) {
      return e instanceof SyntaxError ? e.name : "other";
    }
  }

  repeated(times: number): string {
    try {
      return "ab".repeat(times);
    } catch (e) {
      return e instanceof RangeError ? e.name : "other";
    }
  }

  count(text: string): number {
    const value = JSON.parse(text);
    return Array.isArray(value) ? value.length : 0;
  }
}

export service Far {
  async json(text: string): Promise<(string | boolean)[]> {
    try {
      return [`${await Parser.count(text)}`];
    } catch (e) {
      const name = e instanceof Error ? e.name : "";
      await Echo.say(name);
      return [name, e instanceof SyntaxError, e instanceof RangeError];
    }
  }
}
