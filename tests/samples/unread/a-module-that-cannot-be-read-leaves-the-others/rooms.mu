export type Room = { capacity: number };
export const limits = { least: 1, most 10 };
export function free(room: Room): boolean {
  return room.capacity > limits.least;
}
export function size(room: Room): string {
  return room.capacity;
}
