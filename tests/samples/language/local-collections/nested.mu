// Maps of maps and sets of sets as graphs: breadth first, topological, before and after an await.
//
// > Graphs.reach("a", [["a", "b"], ["b", "c"], ["d", "a"], ["c", "a"]]) = ["a", "b", "c"]
// > Graphs.order([["shirt", "tie"], ["tie", "jacket"], ["trousers", "shoes"], ["trousers", "jacket"]]) = ["shirt", "trousers", "tie", "shoes", "jacket"]
// > Graphs.order([["a", "b"], ["b", "a"]]) throws Cycle { "among": ["a", "b"] }
import { Echo } from "./echo.mu";
error Cycle { among: string[] }
type Edges = [string, string][];
function neighbours(edges: Edges): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const [from, to] of edges) {
    const known = result.get(from) ?? new Set<string>();
    result.set(from, known.add(to));
    if (!result.has(to)) result.set(to, new Set());
  }
  return result;
}
export service Graphs {
  async reach(start: string, edges: Edges): Promise<string[]> {
    const from = await Echo.say(start);
    const graph = neighbours(edges);
    const seen = new Set([from]);
    const queue = [from];
    for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
      for (const next of graph.get(node) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
    return [...seen];
  }

  order(edges: Edges): string[] {
    const graph = neighbours(edges);
    const open = new Map<string, number>([...graph.keys()].map(name => [name, 0]));
    for (const [, to] of edges) open.set(to, (open.get(to) ?? 0) + 1);
    const ready = [...open].filter(([, count]) => count === 0).map(([name]) => name);
    const done: string[] = [];
    for (let name = ready.shift(); name !== undefined; name = ready.shift()) {
      done.push(name);
      open.delete(name);
      graph.get(name)?.forEach(next => {
        const left = (open.get(next) ?? 0) - 1;
        open.set(next, left);
        if (left === 0) ready.push(next);
      });
    }
    if (open.size > 0) throw new Cycle({ among: [...open.keys()].sort() });
    return done;
  }
}
