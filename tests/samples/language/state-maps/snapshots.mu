// What get gave stays as it was when the map changes.
//
// > Snapshots.run() = [[1], [1, 2]]
export service Snapshots {
  state lists: Map<string, number[]>;

  run(): (readonly number[])[] {
    this.lists.set("k", [1]);
    const before = this.lists.get("k") ?? [];
    this.lists.set("k", [...before, 2]);
    return [before, this.lists.get("k") ?? []];
  }
}
