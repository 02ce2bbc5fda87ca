// Unions of literals: as keys, as parameters, refused from outside when they are others.
//
// > Sizes.price("small", 2) = 6
// > Sizes.price("large", 1) = 5
// > Sizes.sorted(["large", "small", "medium", "small"]) = ["small", "small", "medium", "large"]
// > Sizes.roll(3) = "low"
// > Sizes.roll(6) = "high"
import { Echo } from "./echo.mu";
const sizes = ["small", "medium", "large"] as const;
type Size = typeof sizes[number];
type Face = 1 | 2 | 3 | 4 | 5 | 6;
const prices = { small: 3, medium: 4, large: 5 } as const satisfies Record<Size, number>;
export service Sizes {
  async price(size: Size, count: number): Promise<number> {
    return prices[size] * await Echo.count(count);
  }

  sorted(given: Size[]): Size[] {
    return given.toSorted((a, b) => sizes.indexOf(a) - sizes.indexOf(b));
  }

  roll(face: Face): "low" | "high" {
    return face <= 3 ? "low" : "high";
  }
}
