// An assert that does not hold in another service is caught by its name, with its message.
//
// not in Node: `assert` comes from "mu"
//
// > AssertedElsewhere.run(1) = "1"
// > AssertedElsewhere.run(0) = "AssertionFailed: not positive"
// > AssertedElsewhere.both(2, 3) = "5"
// > AssertedElsewhere.both(2, 0) = "AssertionFailed: not positive"
import { assert, sleep } from "mu";

export service AssertedGuard {
  state asked: Counter;

  check(n: number): number {
    this.asked.add(1);
    assert(n > 0, "not positive");
    return n;
  }

  async later(n: number): Promise<number> {
    await sleep("1 second");
    assert(n > 0, "not positive");
    return n;
  }
}

export service AssertedElsewhere {
  async run(n: number): Promise<string> {
    try {
      return `${await AssertedGuard.check(n)}`;
    } catch (e) {
      return e instanceof AssertionFailed ? `${e.name}: ${e.message}` : "another error";
    }
  }

  async both(n: number, m: number): Promise<string> {
    try {
      const [a, b] = await Promise.all([AssertedGuard.later(n), AssertedGuard.later(m)]);
      return `${a + b}`;
    } catch (e) {
      return e instanceof AssertionFailed ? `${e.name}: ${e.message}` : "another error";
    }
  }
}
