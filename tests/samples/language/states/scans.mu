// Scans with prefixes, limits and pages, of keys that are made of parts.
//
// > Log.write("ann", 3) = 3
// > Log.write("bob", 2) = 5
// > Log.of("ann") = ["ann/0", "ann/1", "ann/2"]
// > Log.page("ann/1", 3) = ["ann/1", "ann/2", "bob/0"]
// > Log.latest(2) = ["bob/1", "bob/0"]
// > Log.purge("ann") = ["bob/0", "bob/1"]
// > Log.count() = 2
export service Log {
  state lines: Map<string, { text: string; at: number }>;

  write(who: string, n: number): number {
    for (let i = 0; i < n; i++) this.lines.set(`${who}/${i}`, { text: `line ${i}`, at: i });
    return this.lines.size;
  }

  of(who: string): readonly string[] {
    return this.lines.keys({ prefix: `${who}/` });
  }

  page(from: string, limit: number): readonly string[] {
    return this.lines.keys({ from, limit });
  }

  latest(limit: number): string[] {
    return this.lines.entries({ reverse: true, limit }).map(([key]) => key);
  }

  purge(who: string): readonly string[] {
    for (const [key, { at }] of this.lines.entries({ prefix: `${who}/` }))
      if (at >= 0) this.lines.delete(key);
    return this.lines.keys();
  }

  count(): number {
    return this.lines.size;
  }
}
