// What the programs here do and undo.

export error Empty { what: string }
export error Refused { why: string }

export type Place = { readonly row: number; readonly tags?: string[] };

/** Says what was done and undone, in order. */
export service Shelf {
  state stock: Map<string, number>;
  state log: List<string>;

  fill(what: string, count: number): void {
    this.stock.set(what, count);
  }

  left(what: string): number {
    return this.stock.get(what) ?? 0;
  }

  /** What happened since it was asked last. */
  history(): string[] {
    const said = [...this.log];
    while (this.log.length > 0) this.log.pop();
    return said;
  }

  say(text: string): void {
    this.log.push(text);
  }

  take(what: string, count: number = 1): number {
    const left = this.stock.get(what) ?? 0;
    if (left < count) throw new Empty({ what });
    this.stock.set(what, left - count);
    this.log.push(`take ${count} ${what}`);
    return left - count;
  } compensate {
    this.stock.set(what, (this.stock.get(what) ?? 0) + count);
    this.log.push(`undo ${count} ${what} (${result} were left)`);
  }

  /** All at once. */
  takeAll(where: Place, ...whats: string[]): string {
    const { row, tags = [] } = where;
    for (const what of whats) this.stock.set(what, (this.stock.get(what) ?? 0) - 1);
    this.log.push(`take all of row ${row}: ${whats.join("+")} ${tags.join("/")}`.trim());
    return `${row}`;
  } compensate {
    for (const what of whats) this.stock.set(what, (this.stock.get(what) ?? 0) + 1);
    this.log.push(`undo row ${result} ${where.tags?.length ?? "untagged"}`);
  }
}
