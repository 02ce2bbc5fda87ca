// What is readonly is copied to be changed: arrays, tuples, properties, and functions that take them.
//
// > Playlist.moved(["a", "b", "c"], 0, 2) = ["b", "c", "a"]
// > Playlist.renamed({ "title": "x", "songs": ["a"] }, "y") = [{ "title": "y", "songs": ["a"] }, "x"]
// > Playlist.tail([3, 1, 2]) = [[1, 2], 3, [3, 1, 2]]
// > Playlist.both([1, 2], [3]) = [1, 2, 3, 1, 2]
// > Playlist.sorted(["b", "a"]) = [["a", "b"], ["b", "a"], ["b", "a"]]
import { Echo } from "./echo.mu";
type List = { readonly title: string; readonly songs: readonly string[] };
function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const [taken, ...others] = [items.slice(from, from + 1), items.toSpliced(from, 1)].flat();
  const rest = items.toSpliced(from, 1);
  return taken === undefined ? others : rest.toSpliced(to, 0, taken);
}
export service Playlist {
  async moved(songs: readonly string[], from: number, to: number): Promise<readonly string[]> {
    const result = moved(songs, from, to);
    await Echo.count(result.length);
    return result;
  }

  async renamed(list: List, title: string): Promise<(List | string)[]> {
    const next: List = { ...list, title: await Echo.say(title) };
    return [next, list.title];
  }

  async tail(pair: readonly [number, ...number[]]): Promise<readonly (number | readonly number[])[]> {
    const [head, ...rest] = pair;
    await Echo.count(head);
    return [rest, head, pair];
  }

  async both(a: readonly number[], b: ReadonlyArray<number>): Promise<number[]> {
    const joined = [...a, ...b];
    for (const n of a) joined.push(await Echo.count(n));
    return joined;
  }

  async sorted(names: readonly string[]): Promise<(readonly string[])[]> {
    const upwards = names.toSorted();
    const asGiven = await Echo.say(names.join());
    return [upwards, names, asGiven.split(",")];
  }
}
