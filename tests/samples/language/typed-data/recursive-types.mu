// Types that contain themselves: JSON, a linked list, a tree of folders, through functions and awaits.
//
// > Documents.paths({ "a": 1, "b": { "c": [true, null], "d": {} } }) = ["a=1", "b.c.0=true", "b.c.1=null"]
// > Documents.chain([1, 2, 3]) = [3, 2, 1]
// > Documents.sizes({ "name": "/", "files": [1], "folders": [{ "name": "x", "files": [2, 3], "folders": [] }, { "name": "y", "files": [], "folders": [{ "name": "z", "files": [4], "folders": [] }] }] }) = { "/": 10, "x": 5, "y": 4, "z": 4 }
// > Documents.depth([[], [[]]]) = 3
import { Echo } from "./echo.mu";
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Chain = { value: number; next: Chain } | null;
type Folder = { name: string; files: number[]; folders: Folder[] };
type Nested = Nested[];
function paths(value: Json, at: string): string[] {
  if (typeof value !== "object" || value === null) return [`${at}=${value}`];
  const inner = Array.isArray(value)
    ? value.map((item, i): [string, Json] => [`${i}`, item])
    : Object.entries(value);
  return inner.flatMap(([key, item]) => paths(item, at === "" ? key : `${at}.${key}`));
}
function size(folder: Folder, sizes: Record<string, number>): number {
  const own = folder.files.reduce((sum, file) => sum + file, 0);
  const all = folder.folders.reduce((sum, inner) => sum + size(inner, sizes), own);
  return (sizes[folder.name] = all);
}
function depth(nested: Nested): number {
  return 1 + Math.max(0, ...nested.map(depth));
}
export service Documents {
  async paths(value: Json): Promise<string[]> {
    await Echo.say("paths");
    return paths(value, "");
  }

  async chain(numbers: number[]): Promise<number[]> {
    let chain: Chain = null;
    for (const value of numbers) chain = { value: await Echo.count(value), next: chain };
    const values: number[] = [];
    for (let at: Chain = chain; at !== null; at = at.next) values.push(await Echo.count(at.value));
    return values;
  }

  async sizes(folder: Folder): Promise<Record<string, number>> {
    const sizes: Record<string, number> = {};
    await Echo.say(folder.name);
    size(folder, sizes);
    return sizes;
  }

  depth(nested: Nested): number {
    return depth(nested);
  }
}
