// Rooms with members, messages in pages, mentions that reach their people.
//
// > Chat.join("home", "ann") = ["ann"]
// > Chat.join("home", "bob") = ["ann", "bob"]
// > Chat.say("home", "ann", "hi @bob and @eve, @bob!") = {"id": 1, "mentioned": ["bob"]}
// > Chat.say("home", "bob", "hello") = {"id": 2, "mentioned": []}
// > Chat.say("home", "eve", "let me in") throws NotAMember {"room": "home", "who": "eve"}
// > Chat.page("home", {"size": 2}) = {"messages": ["bob: hello", "ann: hi @bob and @eve, @bob!"], "next": null}
// > Chat.page("home", {"size": 1}) = {"messages": ["bob: hello"], "next": 2}
// > Chat.page("home", {"before": 2, "size": 1}) = {"messages": ["ann: hi @bob and @eve, @bob!"], "next": null}
// > Chat.page("home") = {"messages": ["bob: hello", "ann: hi @bob and @eve, @bob!"], "next": null}
// > Inboxes.of("bob") = [{"room": "home", "from": "ann", "text": "hi @bob and @eve, @bob!"}]
// > Inboxes.of("ann") = []
// > Chat.leave("home", "ann") = true
// > Chat.leave("home", "ann") = false
// > Chat.busiest() = ["home", 2]
export error NotAMember { room: string; who: string }
export error TooLong { limit: number; got: number }

interface Message {
  readonly id: number;
  readonly from: string;
  readonly text: string;
}

type Mention = Pick<Message, "from" | "text"> & { room: string };

export service Inboxes {
  state inboxes: Map<string, Mention[]>;

  deliver(who: string, mention: Mention) {
    this.inboxes.set(who, [...(this.inboxes.get(who) ?? []), mention]);
  }

  of(who: string): readonly Mention[] {
    return this.inboxes.get(who) ?? [];
  }
}

export service Chat {
  state members: Map<string, string[]>;
  state messages: Map<string, Message[]>;
  state last: Counter;

  join(room: string, who: string): string[] {
    const members = new Set(this.members.get(room));
    members.add(who);
    const list = [...members];
    this.members.set(room, list);
    return list;
  }

  leave(room: string, who: string): boolean {
    const members = this.members.get(room) ?? [];
    const left = members.filter(each => each !== who);
    this.members.set(room, left);
    return left.length < members.length;
  }

  private store(room: string, from: string, text: string): { id: number; members: readonly string[] } {
    const members = this.members.get(room) ?? [];
    if (!members.includes(from)) throw new NotAMember({ room, who: from });
    const limit = 200;
    if (text.length > limit) throw new TooLong({ limit, got: text.length });
    this.last.add(1);
    const id = this.last.value;
    this.messages[room] = [...(this.messages.get(room) ?? []), { id, from, text }];
    return { id, members };
  }

  async say(room: string, from: string, text: string): Promise<{ id: number; mentioned: string[] }> {
    const { id, members } = this.store(room, from, text);
    const names = Array.from(text.matchAll(/@(\w+)/g), ([, name]) => name ?? "");
    const mentioned = [...new Set(names)].filter(name => members.includes(name) && name !== from);
    await Promise.all(mentioned.map(who => Inboxes.deliver(who, { room, from, text })));
    return { id, mentioned };
  }

  page(room: string, { before = Infinity, size = 10 }: { before?: number; size?: number } = {}) {
    const older = (this.messages.get(room) ?? []).filter(({ id }) => id < before).reverse();
    const shown = older.slice(0, size);
    return {
      messages: shown.map(({ from, text }) => `${from}: ${text}`),
      next: older.length > shown.length ? shown.at(-1)?.id ?? null : null,
    };
  }

  busiest(): [string, number] | null {
    let best: [room: string, count: number] | null = null;
    for (const [room, list] of this.messages.entries()) {
      if (best === null || list.length > best[1]) best = [room, list.length];
    }
    return best;
  }
}
