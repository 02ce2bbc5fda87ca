// A stored set has each value once, in order.
//
// > Sets.add("b") = true
// > Sets.add("a") = true
// > Sets.add("b") = true
// > Sets.all() = ["a", "b"]
// > Sets.drop("a") = [true, false, 1]
export service Sets {
  state names: Set<string>;

  add(name: string): boolean {
    this.names.add(name);
    return this.names.has(name);
  }

  all(): string[] {
    return [...this.names.values()];
  }

  drop(name: string): (boolean | number)[] {
    return [this.names.delete(name), this.names.has(name), this.names.size];
  }
}
