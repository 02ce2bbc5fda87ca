/** Counts requests, one counter per key. */
export service Backend1 {
  state counts: Map<string, number>;

  /** Adds one to the count of a key and answers what it was before. */
  req(key: string): number {
    const before = this.counts.get(key) ?? 0;
    this.counts.set(key, before + 1);
    return before;
  }

  /** The count of a key. */
  count(key: string): number {
    return this.counts.get(key) ?? 0;
  }
}
