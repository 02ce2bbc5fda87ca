// A call through many services, with an error on the way back that each of them sees.
//
// > One.go([]) = "one two three"
// > One.go(["two"]) = "one (two: Stop at two)"
// > One.go(["three"]) = "one two (three: Stop at three)"
// > One.go(["one"]) throws Stop { "at": "one" }
error Stop { at: string }
function shown(e: unknown): string {
  return e instanceof Stop ? `${e.name} at ${e.at}` : "?";
}
export service One {
  async go(stops: string[]): Promise<string> {
    if (stops.includes("one")) throw new Stop({ at: "one" });
    try {
      return `one ${await Two.go(stops)}`;
    } catch (e) {
      return `one (two: ${shown(e)})`;
    }
  }
}
service Two {
  async go(stops: string[]): Promise<string> {
    if (stops.includes("two")) throw new Stop({ at: "two" });
    try {
      return `two ${await Three.go(stops)}`;
    } catch (e) {
      return `two (three: ${shown(e)})`;
    }
  }
}
service Three {
  async go(stops: string[]): Promise<string> {
    if (stops.includes("three")) throw new Stop({ at: "three" });
    return "three";
  }
}
