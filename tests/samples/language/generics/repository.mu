// Generic types and functions over records of several kinds.
//
// > Shelf.fill() = 3
// > Shelf.cheapest() = { "id": "b", "price": 2 }
// > Shelf.byId() = { "a": 5, "b": 2, "c": 9 }
// > Shelf.page(1, 2) = { "items": [{ "id": "b", "price": 2 }, { "id": "c", "price": 9 }], "total": 3 }
// > Shelf.page(5, 2) = { "items": [], "total": 3 }
import { Echo } from "./echo.mu";
type Keyed<K extends string | number> = { id: K };
type Item = Keyed<string> & { price: number };
type Page<T> = { items: readonly T[]; total: number };
function least<T, N extends number | string>(
  items: readonly T[],
  by: (item: T) => N,
): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => best === undefined || by(item) < by(best) ? item : best,
    undefined,
  );
}
function table<T extends Keyed<string>, V>(
  items: readonly T[],
  value: (item: T) => V,
): Record<string, V> {
  return Object.fromEntries(items.map((item): [string, V] => [item.id, value(item)]));
}
function pageOf<T>(items: readonly T[], from: number, size: number): Page<T> {
  return { items: items.slice(from, from + size), total: items.length };
}
export service Shelf {
  state items: Map<string, Item>;

  async fill(): Promise<number> {
    for (const [id, price] of [["a", 5], ["b", 2], ["c", 9]] as const) {
      this.items.set(await Echo.say(id), { id, price });
    }
    return this.items.size;
  }

  cheapest(): Item | undefined {
    return least(this.items.values(), item => item.price);
  }

  async byId(): Promise<Record<string, number>> {
    return table(this.items.values(), item => item.price);
  }

  page(from: number, size: number): Page<Item> {
    return pageOf(this.items.values(), from, size);
  }
}
