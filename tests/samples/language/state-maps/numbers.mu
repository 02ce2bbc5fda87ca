// Keys that are numbers are ordered by value.
//
// > Numbers.fill([10, 9, 100, -1]) = [-1, 9, 10, 100]
// > Numbers.above(9) = [9, 10, 100]
export service Numbers {
  state items: Map<number, string>;

  fill(keys: number[]): number[] {
    for (const key of keys) this.items.set(key, `${key}`);
    return [...this.items.keys()];
  }

  above(from: number): number[] {
    return this.items.entries({ from }).map(([key]) => key);
  }
}
