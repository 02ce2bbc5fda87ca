// Loops over entries and values, with what was just written.
//
// > Values.add("a", 2) = 2
// > Values.add("b", 5) = 7
// > Values.best() = "b5"
export service Values {
  state points: Map<string, number>;

  add(key: string, n: number): number {
    this.points.set(key, n);
    let sum = 0;
    for (const value of this.points.values()) sum += value;
    return sum;
  }

  best(): string {
    let best = "";
    let most = -1;
    for (const [key, value] of this.points.entries()) {
      if (value > most) {
        best = `${key}${value}`;
        most = value;
      }
    }
    return best;
  }
}
