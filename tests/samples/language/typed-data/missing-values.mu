// undefined, null and missing are three things: in objects, behind ?., in JSON and after a call.
//
// > Profiles.shape({ "name": "a", "nick": null }) = ["a", "null", "missing"]
// > Profiles.shape({ "name": "a", "nick": "b", "age": 0 }) = ["a", "b", "0"]
// > Profiles.street({ "home": { "street": "Elm" } }) = "Elm"
// > Profiles.street({ "home": {} }) = "no street"
// > Profiles.street({}) = "no home"
// > Profiles.dropped() = [{ "a": 1 }, "{\"a\":1}", false, true]
// > Profiles.listed([{ "tags": ["x", "y"] }, {}, { "tags": [] }]) = ["x", null, null]
// > Profiles.nothing(null) = "null null"
// > Profiles.nothing() = "undefined none"
import { Echo } from "./echo.mu";
type Profile = { name: string; nick: string | null; age?: number };
type Person = { home?: { street?: string } };
export service Profiles {
  async shape({ name, nick, age }: Profile): Promise<string[]> {
    await Echo.say(name);
    return [name, nick ?? "null", age === undefined ? "missing" : `${age}`];
  }

  async street(person: Person): Promise<string> {
    const { home } = await this.same(person);
    await Echo.say("asked");
    return home === undefined ? "no home" : home.street ?? "no street";
  }

  private async same(person: Person): Promise<Person> {
    const street = person.home?.street;
    await Echo.say(street ?? "?");
    return person;
  }

  dropped(): (object | string | boolean)[] {
    const value: { a: number; b?: number | undefined } = { a: 1, b: undefined };
    const copy: { a: number; b?: number } = { a: value.a };
    return [value, JSON.stringify(value), "b" in copy, "b" in value];
  }

  async listed(items: { tags?: string[] }[]): Promise<(string | null)[]> {
    const first: (string | null)[] = [];
    for (const item of items) {
      const tag = item.tags?.[await Echo.count(0)];
      first.push(tag ?? null);
    }
    return first;
  }

  async nothing(value?: string | null): Promise<string> {
    const before = `${value}`;
    await Echo.say(before);
    return `${before} ${value === undefined ? "none" : value}`;
  }
}
