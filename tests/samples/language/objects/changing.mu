// Properties of a local object change across awaits; nested ones too.
//
// > Changing.all(3) = { "n": 13, "inner": { "list": [1, 3], "ready": true } }
import { Echo } from "./echo.mu";
export service Changing {
  async all(n: number): Promise<{ n: number; inner: { list: number[]; ready: boolean } }> {
    const o = { n, inner: { list: [1], ready: false } };
    o.n += await Echo.count(10);
    o.inner.list.push(await Echo.count(n));
    o.inner.ready = await Echo.say("x") === "x";
    return o;
  }
}
