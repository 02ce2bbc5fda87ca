service Hotel {
  state guests: Set<string>;

  reserve(guest: string): boolean {
    if (this.guests.has(guest)) return false;
    this.guests.add(guest);
    return true;
  }
}

function shout(text: string): string {
  return text.toUpperCase();
}

service Names {
  state last: string = "";

  name(id: string): string {
    return id;
  }

  age(id: string): number {
    return id.length;
  }
}

service Desk {
  state names: Map<string, string>;

  async uses(id: string): Promise<string> {
    if (Hotel.reserve(id)) return "welcome";
    while (!Hotel.reserve(id)) console.log("again");
    const older = Names.age(id) > 3;
    const sum = 1 + Names.age(id);
    const text = `Hello ${Names.name(id)}`;
    const loud = shout(Names.name(id));
    this.names.set(id, Names.name(id));
    const person = { name: Names.name(id) };
    const same = Names.name(id) === "Anna";
    const length = Names.name(id).length;
    return Hotel.reserve(id) ? "a" : "b";
  }
}
