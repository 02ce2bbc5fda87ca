// What is known of a value after a test stays known across an await.
//
// > Narrowing.show("x") = "text x 1"
// > Narrowing.show(5) = "number 6"
// > Narrowing.show(null) = "nothing"
// > Narrowing.show(["a", "b"]) = "list 2 a"
import { Echo } from "./echo.mu";
export service Narrowing {
  async show(value: string | number | null | string[]): Promise<string> {
    if (value === null) return "nothing";
    if (typeof value === "string") {
      await Echo.say(value);
      return `text ${value} ${value.length}`;
    }
    if (typeof value === "number") return `number ${await Echo.count(value) + 1}`;
    const [first = "none"] = value;
    return `list ${value.length} ${await Echo.say(first)}`;
  }
}
