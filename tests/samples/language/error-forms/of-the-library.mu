// Errors of the language and of its library keep their names across services.
//
// > Catching.named("assert") = "AssertionFailed: it must be positive"
// > Catching.named("number") = "RangeError"
// > Catching.named("json") = "SyntaxError"
// > Catching.named("abort") = "TransactionAborted: no"
// > Catching.named("none") = "fine"
// not in Node: it has other names
import { abort, assert } from "mu";

export service Failing {
  fail(how: string): string {
    if (how === "assert") assert(how.length > 10, "it must be positive");
    if (how === "number") return "a".repeat(-1);
    if (how === "json") return String(JSON.parse("{"));
    if (how === "abort") {
      transaction {
        abort("no");
      }
    }
    return "fine";
  }
}

export service Catching {
  async named(how: string): Promise<string> {
    try {
      return await Failing.fail(how);
    } catch (e) {
      if (e instanceof AssertionFailed) return `AssertionFailed: ${e.message}`;
      if (e instanceof RangeError) return "RangeError";
      if (e instanceof SyntaxError) return "SyntaxError";
      if (e instanceof TransactionAborted) return `TransactionAborted: ${e.reason}`;
      if (e instanceof CallFailed) return `CallFailed: ${e.message}`;
      return "another";
    }
  }
}
