import { limits as bounds, size, type Room } from "./rooms.mu";
import { gone } from "./gone.mu";

export service Hotel {
  state room: Room = { capacity: "1" };

  most(): number {
    return bounds.most.length;
  }

  gone(): number {
    return gone(1);
  }

  size(): string {
    return size({ capacity: 1, beds: 2 });
  }

  wrong(): number {
    return this.room;
  }
}
