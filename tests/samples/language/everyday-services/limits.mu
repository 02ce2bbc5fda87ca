// Rate limits, a cache in front of a slow service, batches: time, maps of objects, promises handled one by one.
//
// > Gate.enter("ann", 0) = {"allowed": true, "left": 2}
// > Gate.enter("ann", 10) = {"allowed": true, "left": 1}
// > Gate.enter("ann", 20) = {"allowed": true, "left": 0}
// > Gate.enter("ann", 30) = {"allowed": false, "retryAfter": 70}
// > Gate.enter("ann", 105) = {"allowed": true, "left": 0}
// > Gate.enter("bob", 105) = {"allowed": true, "left": 2}
// > Cache.read("a", 0) = "A!0"
// > Cache.read("a", 5) = "A!0"
// > Cache.read("a", 20) = "A!1"
// > Cache.read("", 0) throws Empty {}
// > Cache.many(["a", "", "b", "a"], 21) = ["A!1", null, "B!2", "A!1"]
// > Cache.stats() = {"hits": 3, "misses": 5, "rate": "38%"}
// > Batches.sum([1, 2, 3, 4, 5, 6, 7], 3) = [6, 15, 7]
// > Batches.sum([], 3) = []
// > Batches.sum([1], 0) throws NoBatches {"size": 0}
export error Empty {}
export error NoBatches { size: number }

type Window = { stamps: number[] };
type Verdict = { allowed: true; left: number } | { allowed: false; retryAfter: number };

export service Gate {
  state windows: Map<string, Window>;

  enter(who: string, now: number): Verdict {
    const [limit, span] = [3, 100];
    const { stamps } = this.windows.get(who) ?? { stamps: [] };
    const recent = stamps.filter(stamp => stamp > now - span);
    const [oldest] = recent;
    if (recent.length >= limit && oldest !== undefined) return { allowed: false, retryAfter: oldest + span - now };
    this.windows.set(who, { stamps: [...recent, now] });
    return { allowed: true, left: limit - recent.length - 1 };
  }
}

export service Slow {
  state reads: Counter;
  read(key: string): string {
    if (!key) throw new Empty();
    const count = this.reads.value;
    this.reads.add(1);
    return `${key.toUpperCase()}!${count}`;
  }
}

export service Cache {
  state entries: Map<string, { value: string; until: number }>;
  state hits: Counter;
  state misses: Counter;

  async read(key: string, now: number): Promise<string> {
    const found = this.entries.get(key);
    if (found && found.until > now) {
      this.hits.add(1);
      return found.value;
    }
    this.misses.add(1);
    const value = await Slow.read(key);
    this.entries[key] = { value, until: now + 10 };
    return value;
  }

  async many(keys: string[], now: number): Promise<(string | null)[]> {
    const values: (string | null)[] = [];
    for (const key of keys) {
      try {
        values.push(await this.read(key, now));
      } catch (error) {
        if (!(error instanceof Empty)) throw error;
        values.push(null);
      }
    }
    return values;
  }

  stats() {
    const [hits, misses] = [this.hits.value, this.misses.value];
    return { hits, misses, rate: `${Math.round((100 * hits) / (hits + misses || 1))}%` };
  }
}

export service Batches {
  async sum(values: number[], size: number): Promise<number[]> {
    if (size < 1) throw new NoBatches({ size });
    const batches = values.reduce<number[][]>((all, value, i) => {
      if (i % size === 0) all.push([value]);
      else all.at(-1)?.push(value);
      return all;
    }, []);
    return await Promise.all(batches.map(batch => Adder.add(...batch)));
  }
}

export service Adder {
  add(...values: number[]): number {
    return values.reduce((a, b) => a + b, 0);
  }
}
