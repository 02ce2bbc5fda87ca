// ??=, ||= and &&= await their value only if they assign.
//
// > Assignments.all() = [1, 5, "set", 0, 9]
// > Echo.history() = ["5", "set", "9"]
import { Echo } from "./echo.mu";
export service Assignments {
  async all(): Promise<(number | string)[]> {
    let a: number | undefined = 1;
    let b: number | undefined;
    let c = "";
    let d = 0;
    let e = 4;
    a ??= await Echo.count(4);
    b ??= await Echo.count(5);
    c ||= await Echo.say("set");
    d &&= await Echo.count(8);
    e &&= await Echo.count(9);
    return [a, b, c, d, e];
  }
}
