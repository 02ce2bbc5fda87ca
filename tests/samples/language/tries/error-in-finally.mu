// An error of finally replaces the one that was on its way.
//
// > ErrorInFinally.run() throws Second { "n": 2 }
import { Echo } from "./echo.mu";
error First { n: number }
error Second { n: number }
export service ErrorInFinally {
  async run(): Promise<void> {
    try {
      throw new First({ n: await Echo.count(1) });
    } finally {
      throw new Second({ n: await Echo.count(2) });
    }
  }
}
