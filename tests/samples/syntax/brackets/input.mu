export service A {
  first(a: number): number {
    if (a > 0 {
      return Math.max(a, 1;
    }
    const list = [1, 2;
    for (const x of list {
      f(x);
    }
    g({ a: 1, b: [2 });
    return a);
  }
}
