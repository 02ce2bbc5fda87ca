// Types, constants, helpers, errors and services of other modules, also round a circle.
//
// > Shapes.area({ "kind": "square", "side": 3 }) = 9
// > Shapes.area({ "kind": "circle", "radius": 1 }) = 3.14
// > Shapes.area({ "kind": "square", "side": -1 }) throws Impossible { "why": "a side of -1" }
// > Shapes.twice({ "kind": "square", "side": 1 }) = 2
import { Book } from "./book.mu";
import { digits, type Shape } from "./model.mu";
import { check as mustBePossible } from "./checks.mu";
export service Shapes {
  area(shape: Shape): number {
    mustBePossible(shape);
    const area = shape.kind === "square" ? shape.side ** 2 : Math.PI * shape.radius ** 2;
    return Number(area.toFixed(digits));
  }

  async twice(shape: Shape): Promise<number> {
    return await Book.sum([shape, shape]);
  }
}
