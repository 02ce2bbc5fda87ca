//// a snapshot is changed in place
import type { Item } from "./shop.mu";
export service Shop {
  state items: Map<string, Item>;
  sell(id: string): void {
    const item = this.items.get(id);
    if (item !== undefined) item.count -= 1;
  }
}
//// a list in a snapshot is changed in place
import type { Item } from "./shop.mu";
export service Shop {
  state items: Map<string, Item>;
  tag(id: string, tag: string): void {
    const item = this.items.get(id);
    if (item !== undefined) item.tags.push(tag);
  }
}
//// a snapshot is sorted in place
export service Shop {
  state names: string[] = [];
  sorted(): string[] {
    return this.names.sort();
  }
}
//// an element of all values is changed
import type { Item } from "./shop.mu";
export service Shop {
  state items: Map<string, Item>;
  clear(): void {
    for (const item of this.items.values()) item.count = 0;
  }
}
//// get may find nothing
import type { Item } from "./shop.mu";
export service Shop {
  state items: Map<string, Item>;
  count(id: string): number {
    return this.items.get(id).count;
  }
}
//// a function is stored
export service Shop {
  state handlers: Map<string, (n: number) => number>;
  size(): number {
    return this.handlers.size;
  }
}
//// a Date is stored
export service Shop {
  state opened: Date = new Date();
}
//// a local Map is stored as a value
export service Shop {
  state carts: Map<string, Map<string, number>>;
}
//// a key that is an object
export service Shop {
  state seats: Map<{ row: number }, string>;
}
//// a state without a type
export service Shop {
  state count = 0;
}
//// a state without a first value
export service Shop {
  state count: number;
  next(): number {
    this.count += 1;
    return this.count;
  }
}
//// a Map is made for a state
export service Shop {
  state items: Map<string, number> = new Map();
}
//// a state array used as a map
export service Shop {
  state items: Map<string, number>;
  all(): number[] {
    return this.items.map(count => count);
  }
}
//// the length of a map
export service Shop {
  state items: Map<string, number>;
  count(): number {
    return this.items.length;
  }
}
//// size as a method
export service Shop {
  state items: Map<string, number>;
  count(): number {
    return this.items.size();
  }
}
//// a value of the wrong type is stored
export service Shop {
  state items: Map<string, number>;
  put(id: string): void {
    this.items.set(id, "one");
  }
}
//// an unknown state
export service Shop {
  state items: Map<string, number>;
  count(): number {
    return this.item.size;
  }
}
//// state in a function
export service Shop {
  next(): number {
    state count: number = 0;
    return count;
  }
}
//// a module variable that changes
let count = 0;
export service Shop {
  next(): number {
    count += 1;
    return count;
  }
}
//// a snapshot given to a function that changes it
type Room = { guests: string[] };
function enter(room: Room, guest: string): void {
  room.guests.push(guest);
}
export service Hotel {
  state rooms: Map<string, Room>;
  reserve(id: string, guest: string): void {
    const room = this.rooms.get(id);
    if (room !== undefined) enter(room, guest);
  }
}
//// Object.assign onto a snapshot
export service Hotel {
  state rooms: Map<string, { free: number }>;
  close(id: string): void {
    const room = this.rooms.get(id);
    if (room !== undefined) Object.assign(room, { free: 0 });
  }
}
//// a state taken out of this
export service Hotel {
  state open: boolean = true;
  isOpen(): boolean {
    const { open } = this;
    return open;
  }
}
//// a method of a map given away
export service Hotel {
  state rooms: Map<string, number>;
  known(ids: string[]): string[] {
    return ids.filter(this.rooms.has);
  }
}
//// counting up an entry that may be missing
export service Hotel {
  state nights: Map<string, number>;
  stay(id: string): void {
    this.nights[id] += 1;
  }
}
//// adding to what `??=` gives of a state
export service Log {
  state lines: Map<string, string[]>;
  add(id: string, line: string): void {
    (this.lines[id] ??= []).push(line);
  }
}
//// a snapshot for a function that could change it
type Order = { lines: string[] };
function first(order: Order): string {
  return order.lines[0] ?? "";
}
export service Shop {
  state last: Order = { lines: [] };
  line(): string {
    return first(this.last);
  }
}
