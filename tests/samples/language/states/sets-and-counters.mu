// Sets and counters decide who comes first, how many, and when it is full.
//
// > Event.join("ann") = "joined 1"
// > Event.join("ann") = "again"
// > Event.join("bob") = "joined 0"
// > Event.join("cid") = "full"
// > Event.leave("ann") = ["bob"]
// > Event.leave("zoe") = ["bob"]
// > Event.join("cid") = "joined 0"
// > Event.guests("c") = ["cid"]
export service Event {
  state names: Set<string>;
  state seats: Counter;
  state open: boolean = false;

  join(name: string): string {
    if (!this.open) {
      this.seats.add(2);
      this.open = true;
    }
    if (this.names.has(name)) return "again";
    if (!this.seats.take(1)) return "full";
    this.names.add(name);
    return `joined ${this.seats.value}`;
  }

  leave(name: string): readonly string[] {
    if (this.names.delete(name)) this.seats.add(1);
    return this.names.values();
  }

  guests(from: string): readonly string[] {
    return this.names.values({ from });
  }
}
