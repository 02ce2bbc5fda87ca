// Shortest ways over roads that others know.
//
// > Roads.add("a", "b", 7) = null
// > Roads.add("a", "c", 3) = null
// > Roads.add("c", "b", 2) = null
// > Roads.add("b", "d", 1) = null
// > Roads.add("e", "e", 1) = null
// > Ways.way("a", "d") = {"found": true, "way": ["a", "c", "b", "d"], "cost": 6}
// > Ways.way("d", "d") = {"found": true, "way": ["d"], "cost": 0}
// > Ways.way("a", "e") = {"found": false}
// > Ways.levels("a") = [["a"], ["b", "c"], ["d"]]
// > Ways.parts(["a", "d", "e"]) = 2
type Road = { to: string; cost: number };
type Way = { found: true; way: string[]; cost: number } | { found: false };

export service Roads {
  state roads: Map<string, Road[]>;

  add(from: string, to: string, cost: number) {
    for (const [a, b] of [[from, to], [to, from]] as const) {
      if (a === b && from !== a) continue;
      this.roads.set(a, [...(this.roads.get(a) ?? []), { to: b, cost }]);
    }
  }

  from(place: string): Road[] {
    return this.roads.get(place) ?? [];
  }
}

export service Ways {
  async way(from: string, to: string): Promise<Way> {
    const best = new Map<string, { cost: number; by?: string }>([[from, { cost: 0 }]]);
    const open = new Set([from]);
    while (open.size > 0) {
      const at = [...open].reduce((a, b) => ((best.get(a)?.cost ?? 0) <= (best.get(b)?.cost ?? 0) ? a : b));
      open.delete(at);
      if (at === to) break;
      const { cost } = best.get(at) ?? { cost: 0 };
      for (const road of await Roads.from(at)) {
        const known = best.get(road.to);
        const whole = cost + road.cost;
        if (known && known.cost <= whole) continue;
        best.set(road.to, { cost: whole, by: at });
        open.add(road.to);
      }
    }
    const end = best.get(to);
    if (!end) return { found: false };
    const way: string[] = [];
    for (let at: string | undefined = to; at !== undefined; at = best.get(at)?.by) way.unshift(at);
    return { found: true, way, cost: end.cost };
  }

  async levels(from: string): Promise<string[][]> {
    const seen = new Set([from]);
    const levels: string[][] = [];
    let level = [from];
    do {
      levels.push(level);
      const next = (await Promise.all(level.map(place => Roads.from(place))))
        .flat()
        .map(({ to }) => to)
        .filter(place => !seen.has(place) && seen.add(place));
      level = next.sort();
    } while (level.length);
    return levels;
  }

  async parts(places: string[]): Promise<number> {
    const parent: Record<string, string> = Object.fromEntries(places.map(place => [place, place]));
    const root = (place: string): string => {
      const above = parent[place];
      return above === undefined || above === place ? place : root(above);
    };
    for (const place of places) {
      for (const [i, level] of (await this.levels(place)).entries()) {
        if (i === 0) continue;
        for (const other of level) if (other in parent) parent[root(other)] = root(place);
      }
    }
    return new Set(places.map(root)).size;
  }
}
