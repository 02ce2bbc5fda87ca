// A chat: rooms, members, messages with numbers, unread counts.
//
// > Chat.join("general", "ann") = 1
// > Chat.join("general", "bob") = 2
// > Chat.join("general", "bob") = 2
// > Chat.post("general", "ann", "hello") = 1
// > Chat.post("general", "cid", "hi") throws NotAMember { "name": "cid", "room": "general" }
// > Chat.post("general", "bob", "hey @ann") = 2
// > Chat.unread("ann", "general") = ["ann: hello", "bob: hey @ann"]
// > Chat.read("ann", "general", 1) = 1
// > Chat.unread("ann", "general") = ["bob: hey @ann"]
// > Chat.mentions("ann") = ["general#2"]
error NotAMember { name: string; room: string }
type Message = { number: number; from: string; text: string };
export service Chat {
  state rooms: Map<string, { members: string[]; last: number }>;
  state messages: Map<string, Message>;
  state seen: Map<string, number>;
  state mentioned: Map<string, string[]>;

  join(room: string, name: string): number {
    const { members, last } = this.rooms.get(room) ?? { members: [], last: 0 };
    const all = members.includes(name) ? members : [...members, name];
    this.rooms.set(room, { members: [...all], last });
    return all.length;
  }

  async post(room: string, from: string, text: string): Promise<number> {
    const number = this.add(room, from, text);
    const names = [...text.matchAll(/@(\w+)/g)].map(([, name = ""]) => name);
    await Promise.all(names.map(name => Notes.mention(name, `${room}#${number}`)));
    return number;
  }

  private add(room: string, from: string, text: string): number {
    const known = this.rooms.get(room);
    if (known === undefined || !known.members.includes(from))
      throw new NotAMember({ name: from, room });
    const number = known.last + 1;
    this.rooms[room].last = number;
    this.messages.set(`${room}/${String(number).padStart(6, "0")}`, { number, from, text });
    return number;
  }

  unread(name: string, room: string): string[] {
    const seen = this.seen.get(`${name}/${room}`) ?? 0;
    return this.messages
      .values({ prefix: `${room}/` })
      .filter(({ number }) => number > seen)
      .map(({ from, text }) => `${from}: ${text}`);
  }

  read(name: string, room: string, number: number): number {
    const key = `${name}/${room}`;
    this.seen.set(key, Math.max(this.seen.get(key) ?? 0, number));
    return this.seen.get(key) ?? 0;
  }

  async mentions(name: string): Promise<string[]> {
    return await Notes.of(name);
  }
}
service Notes {
  state notes: Map<string, string[]>;

  mention(name: string, where: string): void {
    this.notes.set(name, [...this.notes.get(name) ?? [], where]);
  }

  of(name: string): string[] {
    return [...this.notes.get(name) ?? []];
  }
}
