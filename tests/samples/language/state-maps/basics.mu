// set, get, has, delete and size of a map that is stored.
//
// > Basics.put("a", 1) = undefined
// > Basics.put("b", 2) = undefined
// > Basics.look("a") = [1, true, 2]
// > Basics.remove("a") = [true, false]
// > Basics.look("a") = [null, false, 1]
export service Basics {
  state items: Map<string, number>;

  put(key: string, value: number): void {
    this.items.set(key, value);
  }

  look(key: string): (number | boolean | null)[] {
    return [this.items.get(key) ?? null, this.items.has(key), this.items.size];
  }

  remove(key: string): boolean[] {
    return [this.items.delete(key), this.items.delete(key)];
  }
}
