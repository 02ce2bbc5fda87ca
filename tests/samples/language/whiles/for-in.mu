// for…in gives the keys of an object.
//
// > ForIn.keys({ "b": 2, "a": 1 }) = ["b2", "a1"]
import { Echo } from "./echo.mu";
export service ForIn {
  async keys(record: Record<string, number>): Promise<string[]> {
    const out: string[] = [];
    for (const key in record) out.push(await Echo.say(`${key}${record[key] ?? 0}`));
    return out;
  }
}
