// Ranges of keys: from, to, prefix, limit, reverse.
//
// > Ranges.fill(["b1", "a1", "c1", "b2", "b3"]) = 5
// > Ranges.keys() = ["a1", "b1", "b2", "b3", "c1"]
// > Ranges.prefix("b", 2) = ["b1", "b2"]
// > Ranges.between("b", "c") = ["b1", "b2", "b3"]
// > Ranges.last(2) = ["c1", "b3"]
export service Ranges {
  state items: Map<string, number>;

  fill(keys: string[]): number {
    keys.forEach((key, i) => {
      this.items.set(key, i);
    });
    return this.items.size;
  }

  keys(): string[] {
    return [...this.items.keys()];
  }

  prefix(prefix: string, limit: number): string[] {
    return this.items.entries({ prefix, limit }).map(([key]) => key);
  }

  between(from: string, to: string): string[] {
    return this.items.entries({ from, to }).map(([key]) => key);
  }

  last(limit: number): string[] {
    return this.items.entries({ reverse: true, limit }).map(([key]) => key);
  }
}
