import type { Shape } from "./model.mu";

export error Impossible { why: string }

export function check(shape: Shape): void {
  if (shape.kind === "square" && shape.side < 0)
    throw new Impossible({ why: `a side of ${shape.side}` });
  if (shape.kind === "circle" && shape.radius < 0)
    throw new Impossible({ why: `a radius of ${shape.radius}` });
}
