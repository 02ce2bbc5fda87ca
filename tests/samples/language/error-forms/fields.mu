// Errors carry fields of all durable types, and a message that says so.
//
// > Thrower.all() = ["Rich", "x", [1, 2], { "deep": { "n": null } }, true]
// > Thrower.message() = "Rich (text: \"x\", list: [1,2], data: {\"deep\":{\"n\":null}})"
// > Thrower.optional() = ["Small (code: 7)", false]
// > Thrower.own() = "said so"
import { Echo } from "./echo.mu";
error Rich { text: string; list: number[]; data: { deep: { n: null } }; flag?: boolean }
error Small { code: number; note?: string }
error Spoken { message: string }
export service Far {
  rich(flag: boolean): void {
    const error = { text: "x", list: [1, 2], data: { deep: { n: null } } };
    if (flag) throw new Rich({ ...error, flag });
    throw new Rich(error);
  }

  small(): void {
    throw new Small({ code: 7 });
  }

  spoken(): void {
    throw new Spoken({ message: "said so" });
  }
}
export service Thrower {
  async all(): Promise<(string | number[] | { deep: { n: null } } | boolean | undefined)[]> {
    try {
      await Far.rich(true);
    } catch (e) {
      await Echo.say("caught");
      if (e instanceof Rich) return [e.name, e.text, e.list, e.data, e.flag];
    }
    return [];
  }

  async message(): Promise<string> {
    try {
      await Far.rich(false);
      return "fine";
    } catch (e) {
      return e instanceof Error ? e.message : "?";
    }
  }

  async optional(): Promise<(string | boolean)[]> {
    try {
      await Far.small();
      return [];
    } catch (e) {
      return e instanceof Small ? [e.message, e.note !== undefined] : [];
    }
  }

  async own(): Promise<string> {
    try {
      await Far.spoken();
      return "";
    } catch (e) {
      return e instanceof Spoken ? e.message : "?";
    }
  }
}
