// Intersections of objects: records with stamps, options upon options, functions that keep the rest of a type.
//
// > Notes.write("milk") = { "text": "milk", "id": 1, "version": 1 }
// > Notes.write("bread") = { "text": "bread", "id": 2, "version": 1 }
// > Notes.edit(1, { "text": "oat milk" }) = { "text": "oat milk", "id": 1, "version": 2 }
// > Notes.edit(9, { "text": "x" }) throws NoNote { "id": 9 }
// > Notes.edit(2, {}) = { "text": "bread", "id": 2, "version": 2 }
// > Notes.shown({ "upper": true, "mark": "!" }) = ["OAT MILK!", "BREAD!"]
// > Notes.shown({ "limit": 1 }) = ["oat milk"]
import { Echo } from "./echo.mu";
type Identified = { id: number };
type Versioned = { version: number };
type Note = { text: string };
type Stored = Note & Identified & Versioned;
type Style = { upper?: boolean } & { mark?: string };
type Query = Style & { limit?: number };
error NoNote { id: number }
function newer<T extends Versioned>(value: T): T & { changed: true } {
  return { ...value, version: value.version + 1, changed: true };
}
function styled({ text }: Note, { upper = false, mark = "" }: Style): string {
  return (upper ? text.toUpperCase() : text) + mark;
}
export service Notes {
  state notes: Map<number, Stored>;
  state last: number = 0;

  async write(text: string): Promise<Stored> {
    const id = ++this.last;
    const note: Note = { text: await Echo.say(text) };
    const stored: Stored = Object.assign({ id, version: 1 }, note);
    this.notes.set(id, stored);
    return stored;
  }

  async edit(id: number, change: Partial<Note>): Promise<Stored> {
    const found = this.notes.get(id);
    if (found === undefined) throw new NoNote({ id });
    await Echo.count(id);
    const { changed, ...stored } = newer({ ...found, ...change });
    if (changed) this.notes.set(id, stored);
    return stored;
  }

  async shown({ limit = 100, ...style }: Query): Promise<string[]> {
    const lines: string[] = [];
    for (const note of this.notes.values()) {
      if (lines.length >= limit) break;
      lines.push(await Echo.say(styled(note, style)));
    }
    return lines;
  }
}
