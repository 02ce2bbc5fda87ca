// Records are deleted and added while a loop goes over what there was; between its awaits others change them too.
//
// > Sessions.open(["a1", "a2", "b1", "b2"]) = 4
// > Sessions.sweep("a") = ["a1", "a2"]
// > Sessions.names() = ["b1", "b2"]
// > Sessions.rename() = ["b1", "b2"]
// > Sessions.names() = ["b1x", "b2x"]
// > Sessions.visit() = ["b1x 1", "b2x 1"]
// > Sessions.visit() = ["b1x 2", "b2x 2"]
// not in Node: prefixes are mu's
service Clicks {
  state seen: Map<string, number>;

  add(id: string): number {
    this.seen.set(id, (this.seen.get(id) ?? 0) + 1);
    return this.seen.get(id) ?? 0;
  }
}
export service Sessions {
  state open_: Map<string, { visits: number }>;

  open(ids: string[]): number {
    for (const id of ids) this.open_.set(id, { visits: 0 });
    return this.open_.size;
  }

  sweep(prefix: string): string[] {
    const gone: string[] = [];
    for (const [id] of this.open_.entries({ prefix })) {
      this.open_.delete(id);
      gone.push(id);
    }
    return gone;
  }

  rename(): string[] {
    const before: string[] = [];
    for (const [id, session] of this.open_.entries({ from: "a" })) {
      this.open_.delete(id);
      this.open_.set(`${id}x`, session);
      before.push(id);
    }
    return before;
  }

  async visit(): Promise<string[]> {
    const told: string[] = [];
    for (const id of [...this.open_.keys()]) {
      const clicks = await Clicks.add(id);
      this.open_[id].visits += 1;
      told.push(`${id} ${this.open_.get(id)?.visits === clicks ? clicks : "?"}`);
    }
    return told;
  }

  names(): string[] {
    return [...this.open_.keys()];
  }
}
