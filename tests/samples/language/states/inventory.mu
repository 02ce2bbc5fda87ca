// Changes through the state: counters in records, arrays in records, deletes, defaults.
//
// > Inventory.add("a", 5) = { "count": 5, "log": ["+5"] }
// > Inventory.add("a", 2) = { "count": 7, "log": ["+5", "+2"] }
// > Inventory.take("a", 3) = 4
// > Inventory.take("b", 1) throws Missing { "id": "b" }
// > Inventory.rename("a", "c") = ["c"]
// > Inventory.clear() = 1
// > Inventory.all() = []
error Missing { id: string }
type Item = { count: number; log: string[]; where?: { shelf: number } };
export service Inventory {
  state items: Map<string, Item>;

  add(id: string, count: number): Item {
    const before = this.items.get(id) ?? { count: 0, log: [] };
    const after = { ...before, count: before.count + count, log: [...before.log, `+${count}`] };
    this.items.set(id, after);
    return after;
  }

  take(id: string, count: number): number {
    if (!this.items.has(id)) throw new Missing({ id });
    this.items[id].count -= count;
    this.items[id].log = [...this.items.get(id)?.log ?? [], `-${count}`];
    this.items[id].where = { shelf: 1 };
    return this.items.get(id)?.count ?? 0;
  }

  rename(from: string, to: string): string[] {
    const item = this.items.get(from);
    if (item === undefined) throw new Missing({ id: from });
    this.items.delete(from);
    this.items.set(to, { ...item, log: item.log.slice() });
    return [...this.items.keys()];
  }

  clear(): number {
    const ids = this.items.keys();
    for (const id of ids) this.items.delete(id);
    return ids.length;
  }

  all(): string[] {
    return this.items.entries().map(([id, { count }]) => `${id}:${count}`);
  }
}
