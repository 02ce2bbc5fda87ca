// A discriminated union is taken apart case by case.
//
// > Kinds.area({ "kind": "circle", "radius": 2 }) = 12
// > Kinds.area({ "kind": "box", "width": 2, "height": 5 }) = 10
// > Kinds.area({ "kind": "nothing" }) = 0
import { Echo } from "./echo.mu";
type Shape =
  | { kind: "circle"; radius: number }
  | { kind: "box"; width: number; height: number }
  | { kind: "nothing" };
export service Kinds {
  async area(shape: Shape): Promise<number> {
    switch (shape.kind) {
      case "circle":
        return await Echo.count(3) * shape.radius * shape.radius;
      case "box": {
        const { width, height } = shape;
        return width * await Echo.count(height);
      }
      case "nothing":
        return 0;
    }
  }
}
