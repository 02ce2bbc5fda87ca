// Calls side by side in a transaction: all or nothing, and what is caught inside.
//
// > Store.fill("a", 5) = 5
// > Store.fill("b", 1) = 1
// > Orders.both("a", "b", 1) = "done"
// > Orders.both("a", "b", 1) = "b is out"
// > Store.left("a") = 4
// > Orders.some(["a", "b", "a"]) = ["a", "a"]
// > Store.left("a") = 2
// > Orders.loop(["a", "a", "a"]) = "a is out"
// > Store.left("a") = 2
error Out { id: string }
export service Store {
  state items: Map<string, number>;

  fill(id: string, n: number): number {
    this.items.set(id, n);
    return n;
  }

  take(id: string, n: number): string {
    const has = this.items.get(id) ?? 0;
    if (has < n) throw new Out({ id });
    this.items.set(id, has - n);
    return id;
  }

  left(id: string): number {
    return this.items.get(id) ?? 0;
  }
}
export service Orders {
  async both(x: string, y: string, n: number): Promise<string> {
    try {
      transaction {
        const first = Store.take(x, n);
        const second = Store.take(y, n);
        await Promise.all([first, second]);
      }
      return "done";
    } catch (e) {
      return e instanceof Out ? `${e.id} is out` : "?";
    }
  }

  async some(ids: string[]): Promise<string[]> {
    const taken: string[] = [];
    transaction {
      for (const id of ids) {
        try {
          taken.push(await Store.take(id, 1));
        } catch (e) {
          if (!(e instanceof Out)) throw e;
        }
      }
    }
    return taken;
  }

  async loop(ids: string[]): Promise<string> {
    try {
      transaction {
        for (const id of ids) await Store.take(id, 1);
      }
      return "done";
    } catch (e) {
      return e instanceof Out ? `${e.id} is out` : "?";
    }
  }
}
