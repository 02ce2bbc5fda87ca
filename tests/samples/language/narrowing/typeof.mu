// typeof tells the members of a union apart, before and after an await.
//
// > Labels.of("x") = "text of 1"
// > Labels.of(7) = "number 8"
// > Labels.of(true) = "yes"
// > Labels.of(false) = "no"
// > Labels.of([1, 2, 3]) = "list of 3"
// > Labels.of(null) = "nothing"
// > Labels.of({ "name": "ann" }) = "named ann"
import { Echo } from "./echo.mu";
type Value = string | number | boolean | null | number[] | { name: string };
export service Labels {
  async of(value: Value): Promise<string> {
    if (typeof value === "string") return `text of ${(await Echo.say(value)).length}`;
    if (typeof value === "number") {
      const next = await Echo.count(value + 1);
      return `number ${value === next - 1 ? next : 0}`;
    }
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (value === null) return "nothing";
    return Array.isArray(value) ? `list of ${value.length}` : `named ${await Echo.say(value.name)}`;
  }
}
