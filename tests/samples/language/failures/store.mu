// What fails here.
export error NotThere { id: string }
export error Broken { code: number; parts: string[] }

export service Store {
  state log: List<string>;

  get(id: string): string {
    if (id === "x") throw new NotThere({ id });
    if (id === "y") throw new Broken({ code: 7, parts: ["a", "b"] });
    return `got ${id}`;
  }

  noted(id: string): string {
    this.log.push(id);
    if (id === "x") throw new NotThere({ id });
    return `${this.log.length}`;
  }

  size(): number {
    return this.log.length;
  }
}
