// An assignment narrows to what was assigned; a loop forgets what it may change.
//
// > Assigned.parse("12") = 13
// > Assigned.parse("x") = 0
// > Assigned.alternate(4) = ["a", 1, "a", 3]
import { Echo } from "./echo.mu";
export service Assigned {
  async parse(text: string): Promise<number> {
    let value: string | number = text;
    value = Number(value);
    if (Number.isNaN(value)) value = -1;
    value = await Echo.count(value + 1);
    return value;
  }

  async alternate(times: number): Promise<(string | number)[]> {
    const seen: (string | number)[] = [];
    let value: string | number = "a";
    for (let i = 0; i < times; i++) {
      seen.push(value);
      if (typeof value === "string") value = await Echo.count(i + 1);
      else value = await Echo.say("a");
    }
    return seen;
  }
}
