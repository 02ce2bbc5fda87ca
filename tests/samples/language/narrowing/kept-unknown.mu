// A value of unknown type lives across an await, and is narrowed behind it.
//
// > Unknowns.read("{\"name\": \"ann\", \"tags\": [\"x\", 1]}") = "ann x"
// > Unknowns.read("[]") = "no object"
// > Unknowns.read("{\"name\": 5}") = "no name"
// > Unknowns.twice("[1, [2, {\"a\": null}]]") = "[1,[2,{\"a\":null}]]"
// > Unknowns.caught(0) = "again: Zero"
// > Unknowns.caught(1) = "1"
import { Echo } from "./echo.mu";
error Zero {}
export service Unknowns {
  async read(text: string): Promise<string> {
    const value: unknown = JSON.parse(text);
    await Echo.say(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return "no object";
    if (!("name" in value) || typeof value.name !== "string") return "no name";
    const name = value.name;
    await Echo.say(name);
    const tags: unknown = "tags" in value ? value.tags : undefined;
    const first: unknown = Array.isArray(tags) ? tags[0] : undefined;
    return typeof first === "string" ? `${name} ${first}` : name;
  }

  async twice(text: string): Promise<string> {
    const value: unknown = JSON.parse(text);
    await Echo.count(1);
    const again: unknown = JSON.parse(JSON.stringify(value));
    await Echo.count(2);
    return JSON.stringify(again);
  }

  async caught(n: number): Promise<string> {
    let kept: unknown;
    try {
      if (await Echo.count(n) === 0) throw new Zero();
      return `${n}`;
    } catch (e) {
      kept = e;
    }
    await Echo.say("again");
    return kept instanceof Error ? `again: ${kept.name}` : "?";
  }
}
