// What is not needed is not called: &&, ||, ??, ?., ?: and their assignments.
//
// > Short.all() = [0, 1, "x", null, 7, 1, "default"]
// > Echo.history() = ["1", "x", "7", "default"]
import { Echo } from "./echo.mu";
type Node = { next?: Node; name?: string };
export service Short {
  async all(): Promise<(number | string | null)[]> {
    const zero: number = 0;
    const a = zero && await Echo.count(9);
    const b = zero || await Echo.count(1);
    const c = await Echo.say("x") ?? await Echo.say("never");
    const node: Node = {};
    const d = node.next?.name?.concat(await Echo.say("never")) ?? null;
    let e: number | undefined;
    e ??= await Echo.count(7);
    e ??= await Echo.count(8);
    let f = 1;
    f ||= await Echo.count(9);
    let g = "";
    g ||= await Echo.say("default");
    return [a, b, c, d, e, f, g];
  }
}
