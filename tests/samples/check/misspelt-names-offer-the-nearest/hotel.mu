type Room = { capacity: number };
export service Hotel {
  free(id: string): number {
    const room: Rom = { capacity: 1, guests: [] };
    return room.capacity;
  }
}
