// Plain values begin with their first value and keep the last one.
//
// > PlainValues.next() = [1, "begun", [1]]
// > PlainValues.next() = [2, "begun", [1, 2]]
// > PlainValues.rename("x") = ["begun", "x", null]
export service PlainValues {
  state count: number = 0;
  state name: string = "begun";
  state seen: number[] = [];
  state last: string | null = null;

  next(): (number | string | readonly number[])[] {
    this.count += 1;
    this.seen = [...this.seen, this.count];
    return [this.count, this.name, this.seen];
  }

  rename(name: string): (string | null)[] {
    const before = this.name;
    this.name = name;
    return [before, this.name, this.last];
  }
}
