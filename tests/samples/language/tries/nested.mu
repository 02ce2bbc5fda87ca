// Errors go to the nearest catch that stands around them.
//
// > Nested.run("inner") = ["inner caught", "end"]
// > Nested.run("outer") = ["outer caught", "end"]
// > Nested.run("none") = ["end"]
import { Echo } from "./echo.mu";
error Here { place: string }
export service Nested {
  async run(place: string): Promise<string[]> {
    const out: string[] = [];
    try {
      try {
        if (await Echo.say(place) === "inner") throw new Here({ place });
      } catch {
        out.push("inner caught");
      }
      if (place === "outer") throw new Here({ place });
    } catch (e) {
      out.push(e instanceof Here ? `${e.place} caught` : "?");
    }
    out.push(await Echo.say("end"));
    return out;
  }
}
