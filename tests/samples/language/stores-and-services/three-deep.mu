// A transaction reaches services behind services; what the last one refuses, none has done.
//
// > Checkout.stock("tea", 5) = 5
// > Checkout.buy("ada", "tea", 2) = "ada has 2, 3 left"
// > Checkout.buy("ada", "tea", 4) throws OutOfStock { "item": "tea", "left": 3 }
// > Checkout.look("ada", "tea") = [2, 3, 1]
// > Checkout.tryBoth("bob", "tea") = "no 9, but 1"
// > Checkout.look("bob", "tea") = [1, 2, 2]
error OutOfStock { item: string; left: number }
service Shelf {
  state left: Map<string, number>;

  put(item: string, count: number): number {
    this.left.set(item, (this.left.get(item) ?? 0) + count);
    return this.left.get(item) ?? 0;
  }

  take(item: string, count: number): number {
    const left = this.left.get(item) ?? 0;
    if (left < count) throw new OutOfStock({ item, left });
    this.left.set(item, left - count);
    return left - count;
  }
}
service Orders {
  state placed: number = 0;

  async place(item: string, count: number): Promise<number> {
    this.placed += 1;
    return await Shelf.take(item, count);
  }

  count(): number {
    return this.placed;
  }
}
service Carts {
  state bought: Map<string, number>;

  async add(user: string, item: string, count: number): Promise<number> {
    this.bought.set(user, (this.bought.get(user) ?? 0) + count);
    return await Orders.place(item, count);
  }

  of(user: string): number {
    return this.bought.get(user) ?? 0;
  }
}
export service Checkout {
  async stock(item: string, count: number): Promise<number> {
    return await Shelf.put(item, count);
  }

  async buy(user: string, item: string, count: number): Promise<string> {
    transaction {
      const left = await Carts.add(user, item, count);
      return `${user} has ${await Carts.of(user)}, ${left} left`;
    }
  }

  async look(user: string, item: string): Promise<number[]> {
    return [await Carts.of(user), await Shelf.put(item, 0), await Orders.count()];
  }

  async tryBoth(user: string, item: string): Promise<string> {
    let said = "";
    transaction {
      try {
        transaction {
          await Carts.add(user, item, 9);
        }
      } catch (e) {
        if (!(e instanceof OutOfStock)) throw e;
        said = "no 9, but ";
      }
      await Carts.add(user, item, 1);
      said += "1";
    }
    return said;
  }
}
