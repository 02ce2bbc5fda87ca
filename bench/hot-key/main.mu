/** One record that everybody wants. */
export service Hot {
  state left: Counter;
  state kept: Map<string, number>;

  fill(count: number): void {
    this.left.add(count);
  }

  take(): boolean {
    return this.left.take(1);
  }

  bump(key: string): number {
    const next = (this.kept.get(key) ?? 0) + 1;
    this.kept.set(key, next);
    return next;
  }
}
