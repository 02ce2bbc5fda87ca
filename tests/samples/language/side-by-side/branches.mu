// A call that is started on one way only.
//
// > Branches.run(true) = 3
// > Branches.run(false) = -1
import { Echo } from "./echo.mu";
export service Branches {
  async run(flag: boolean): Promise<number> {
    if (flag) {
      const call = Echo.count(3);
      const other = flag ? 0 : 1;
      return await call + other;
    }
    return -1;
  }
}
