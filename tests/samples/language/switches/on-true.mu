// switch (true) asks its cases in order.
//
// > OnTrue.grade(95) = "A"
// > OnTrue.grade(75) = "B"
// > OnTrue.grade(5) = "C"
import { Echo } from "./echo.mu";
export service OnTrue {
  async grade(points: number): Promise<string> {
    const limit = await Echo.count(90);
    switch (true) {
      case points >= limit:
        return "A";
      case points >= 70:
        return await Echo.say("B");
      default:
        return "C";
    }
  }
}
