// update changes what is there, or makes it.
//
// > Update.count("x") = 1
// > Update.count("x") = 2
// > Update.count("y") = 1
export service Update {
  state counts: Map<string, number>;

  count(key: string): number {
    this.counts.update(key, before => (before ?? 0) + 1);
    return this.counts.get(key) ?? 0;
  }
}
