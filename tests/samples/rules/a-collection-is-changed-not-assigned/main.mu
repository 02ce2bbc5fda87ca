service Desk {
  state rooms: Map<string, number>;
  state seen: Set<string>;

  close(): void {
    this.rooms = new Map();
    this.seen = new Set();
  }
}
