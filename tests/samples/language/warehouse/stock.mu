// Stock in a module of its own: it takes all lines or none, and says which are missing.
//
// > Stock.put([{ "sku": "hook", "count": 500 }, { "sku": "rope", "count": 2 }])
// > Stock.left("hook") = 500
// > Stock.take([{ "sku": "hook", "count": 1 }, { "sku": "rope", "count": 3 }]) throws OutOfStock { "missing": [{ "sku": "rope", "count": 1 }] }
// > Stock.left("hook") = 500
// > Stock.take([{ "sku": "rope", "count": 1 }])
// > Stock.left("rope") = 1
import { OutOfStock } from "./failures.mu";
import type { Line, Sku } from "./types.mu";
export service Stock {
  state counts: Map<Sku, number>;

  put(lines: Line[]): void {
    for (const { sku, count } of lines) this.counts.set(sku, (this.counts.get(sku) ?? 0) + count);
  }

  take(lines: Line[]): void {
    const missing = lines.flatMap(({ sku, count }) => {
      const lacking = count - (this.counts.get(sku) ?? 0);
      return lacking > 0 ? [{ sku, count: lacking }] : [];
    });
    if (missing.length > 0) throw new OutOfStock({ missing });
    for (const { sku, count } of lines) this.counts.set(sku, (this.counts.get(sku) ?? 0) - count);
  }

  left(sku: Sku): number {
    return this.counts.get(sku) ?? 0;
  }
}
