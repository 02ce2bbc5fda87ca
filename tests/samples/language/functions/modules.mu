// Functions, types and constants come from other modules.
//
// > Modules.run(2) = [6, "triple", 3]
import { Echo } from "./echo.mu";
import { factor, names, type Named, triple } from "./helpers.mu";
export service Modules {
  async run(n: number): Promise<(number | string)[]> {
    const named: Named = { name: names.triple };
    return [triple(await Echo.count(n)), named.name, factor];
  }
}
