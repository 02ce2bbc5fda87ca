// Behind ?. nothing runs if there is nothing.
//
// > Optional.length("abc") = [3, 3]
// > Optional.length(null) = [null, -1]
import { Echo } from "./echo.mu";
export service Optional {
  async length(text: string | null): Promise<(number | null)[]> {
    const box = text === null ? undefined : { inner: { text: await Echo.say(text) } };
    const length = box?.inner.text.length;
    await Echo.say("between");
    return [length ?? null, box?.inner?.text?.length ?? -1];
  }
}
