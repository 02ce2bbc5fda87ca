// A shop's stock: tables of constants, partial updates, results instead of errors.
//
// > Stock.add({"sku": "A1", "title": "Lamp", "size": "m", "left": 3}) = {"ok": true, "value": {"sku": "A1", "title": "Lamp", "size": "m", "left": 3, "price": 15}}
// > Stock.add({"sku": "A1", "title": "Lamp", "size": "m", "left": 3}) = {"ok": false, "error": {"kind": "taken", "sku": "A1"}}
// > Stock.change("A1", {"left": 5}) = {"ok": true, "value": {"sku": "A1", "title": "Lamp", "size": "m", "left": 5, "price": 15}}
// > Stock.change("B2", {}) = {"ok": false, "error": {"kind": "missing", "sku": "B2"}}
// > Stock.change("A1", {"left": -1}) = {"ok": false, "error": {"kind": "invalid", "fields": ["left"]}}
// > Orders.place({"A1": 2}) = "2 × Lamp for 30.00"
// > Orders.place({"A1": 2, "B2": 1}) = "missing B2"
// > Orders.place({"A1": 9}) = "invalid left"
// > Stock.sizes() = {"s": 10, "m": 15, "l": 22.5}
const sizes = { s: 10, m: 15, l: 22.5 } as const;
type Size = keyof typeof sizes;
type Price = (typeof sizes)[Size];

type Item = { sku: string; title: string; size: Size; left: number; price: Price };
type NewItem = Omit<Item, "price">;
type Change = Partial<Pick<Item, "title" | "left">>;

type Fault =
  | { kind: "taken" | "missing"; sku: string }
  | { kind: "invalid"; fields: (keyof Change)[] };
type Result<T, E = Fault> = { ok: true; value: T } | { ok: false; error: E };

const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
const fault = <E>(error: E): Result<never, E> => ({ ok: false, error });

function mapResult<T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> {
  return result.ok ? ok(change(result.value)) : result;
}

const checks = {
  title: value => value.length > 0,
  left: value => Number.isInteger(value) && value >= 0,
} satisfies { title: (value: string) => boolean; left: (value: number) => boolean };

export service Stock {
  state items: Map<string, Item>;

  add(item: NewItem): Result<Item> {
    if (this.items.has(item.sku)) return fault({ kind: "taken", sku: item.sku });
    const made: Item = { ...item, price: sizes[item.size] };
    this.items.set(item.sku, made);
    return ok(made);
  }

  change(sku: string, change: Change): Result<Item> {
    const item = this.items.get(sku);
    if (!item) return fault({ kind: "missing", sku });
    const fields: (keyof Change)[] = [];
    if (change.title !== undefined && !checks.title(change.title)) fields.push("title");
    if (change.left !== undefined && !checks.left(change.left)) fields.push("left");
    if (fields.length > 0) return fault({ kind: "invalid", fields });
    const next = { ...item, ...change };
    this.items.set(sku, next);
    return ok(next);
  }

  find(sku: string): Item | undefined {
    return this.items.get(sku);
  }

  sizes() {
    return Object.fromEntries(Object.entries(sizes));
  }
}

export service Orders {
  async place(wanted: Record<string, number>): Promise<string> {
    const lines: string[] = [];
    transaction {
      for (const [sku, count] of Object.entries(wanted)) {
        const item = await Stock.find(sku);
        const result = await Stock.change(sku, { left: (item?.left ?? 0) - count });
        const line = mapResult(result, ({ title, price }) => `${count} × ${title} for ${(price * count).toFixed(2)}`);
        if (!line.ok) return this.describe(line.error);
        lines.push(line.value);
      }
    }
    return lines.join("; ");
  }

  private describe(error: Fault): string {
    switch (error.kind) {
      case "taken":
      case "missing":
        return `${error.kind} ${error.sku}`;
      case "invalid":
        return `invalid ${error.fields.join(", ")}`;
    }
  }
}
