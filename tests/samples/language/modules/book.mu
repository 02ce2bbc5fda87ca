// A service that calls the one that calls it.
//
// > Book.sum([{ "kind": "square", "side": 3 }, { "kind": "circle", "radius": 1 }]) = 12.14
import type { Shape } from "./model.mu";
import { Shapes as Areas } from "./shapes.mu";
export service Book {
  async sum(shapes: Shape[]): Promise<number> {
    const areas = await Promise.all(shapes.map(shape => Areas.area(shape)));
    return areas.reduce((a, b) => a + b, 0);
  }
}
