// A stored list grows at its end.
//
// > Lists.push("a") = 1
// > Lists.push("b") = 2
// > Lists.push("c") = 3
// > Lists.look() = ["a", "c", null, "b,c", "a-b-c"]
// > Lists.change(1, "B") = ["a", "B", "c"]
// > Lists.pop() = ["c", 2]
export service Lists {
  state log: List<string>;

  push(text: string): number {
    this.log.push(text);
    return this.log.length;
  }

  look(): (string | null)[] {
    let all = "";
    for (const text of this.log) all += all === "" ? text : `-${text}`;
    return [
      this.log.at(0) ?? null,
      this.log.at(-1) ?? null,
      this.log.at(9) ?? null,
      this.log.slice(1).join(","),
      all,
    ];
  }

  change(i: number, text: string): string[] {
    this.log.set(i, text);
    return this.log.slice();
  }

  pop(): (string | number | null)[] {
    return [this.log.pop() ?? null, this.log.length];
  }
}
