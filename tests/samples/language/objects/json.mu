// JSON there and back.
//
// > Json.all({ "a": [1, null], "b": "x" }) = ["{\"a\":[1,null],\"b\":\"x\"}", true, "{\n  \"n\": 1\n}"]
import { Echo } from "./echo.mu";
export service Json {
  async all(value: { a: (number | null)[]; b: string }): Promise<(string | boolean)[]> {
    const text = await Echo.say(JSON.stringify(value));
    const back: unknown = JSON.parse(text);
    return [text, JSON.stringify(back) === text, JSON.stringify({ n: 1 }, null, 2)];
  }
}
