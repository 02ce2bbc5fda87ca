// `void S.f()`: it begins exactly once, with its turn, and nobody waits.
//
// > Desk.greet("Ada") = "Hello Ada"
// > Log.lines() = ["greeted Ada"]
// > Desk.refuse("Bob") throws Refused { "name": "Bob" }
// > Log.lines() = ["greeted Ada"]
// not in Node: a turn that throws out of its method begins nothing
error Refused { name: string }

service Log {
  state all: List<string>;

  write(line: string): void {
    this.all.push(line);
  }

  lines(): readonly string[] {
    return this.all.slice();
  }
}

export service Desk {
  async greet(name: string): Promise<string> {
    void Log.write(`greeted ${name}`);
    return `Hello ${name}`;
  }

  async refuse(name: string): Promise<string> {
    void Log.write(`refused ${name}`);
    throw new Refused({ name });
  }
}
