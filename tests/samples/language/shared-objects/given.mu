export service Given {
  num(n: number): number {
    return n;
  }
}
