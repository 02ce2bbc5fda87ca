// Functions as values: composed, kept, wrapped around calls of other services.
//
// > Pipeline.run(["trim", "upper"], "  ab ") = "AB"
// > Pipeline.run(["trim", "nothing"], "x") throws NoStage {"name": "nothing"}
// > Pipeline.numbers(5) = [1, 1, 2, 3, 5, 8]
// > Pipeline.wrapped(3) = {"value": 14, "log": ["> double", "> increment", "< increment", "< double"]}
// > Pipeline.wrapped(-1) = {"value": -1, "log": ["Negative"]}
// > Pipeline.pooled([3, 1, 2], 2) = [6, 2, 4]
// > Pipeline.once() = [1, 1, 2]
export error NoStage { name: string }
export error Negative { value: number }

type Logged = { value: number; log: string[] };
type Stage<T> = (value: T) => T;

const compose = <T>(...stages: Stage<T>[]): Stage<T> => value => stages.reduce((result, stage) => stage(result), value);

const stages: Record<string, Stage<string> | undefined> = {
  trim: text => text.trim(),
  upper: text => text.toUpperCase(),
  double: text => text + text,
};

function memoize<K, V>(make: (key: K, again: (key: K) => V) => V): (key: K) => V {
  const known = new Map<K, V>();
  const find = (key: K): V => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const made = make(key, find);
    known.set(key, made);
    return made;
  };
  return find;
}

export service Doubler {
  state calls: Counter;
  double(value: number): number {
    if (value < 0) throw new Negative({ value });
    this.calls.add(1);
    return value * 2;
  }
  next(): number {
    this.calls.add(1);
    return this.calls.value;
  }
  reset() {
    this.calls.add(-this.calls.value);
  }
}

export service Pipeline {
  run(names: string[], text: string): string {
    const chosen = names.map(name => {
      const stage = stages[name];
      if (!stage) throw new NoStage({ name });
      return stage;
    });
    return compose(...chosen)(text);
  }

  numbers(n: number): number[] {
    const fibonacci = memoize<number, number>((k, again) => (k < 2 ? 1 : again(k - 1) + again(k - 2)));
    return Array.from({ length: n + 1 }, (_, k) => fibonacci(k));
  }

  async wrapped(n: number): Promise<Logged> {
    const logged = async (name: string, work: () => Promise<Logged>): Promise<Logged> => {
      const { value, log } = await work();
      return { value, log: [`> ${name}`, ...log, `< ${name}`] };
    };
    try {
      return await logged("double", async () => {
        const one = await logged("increment", async () => ({ value: (await Doubler.double(n)) + 1, log: [] }));
        return { ...one, value: await Doubler.double(one.value) };
      });
    } catch (error) {
      if (error instanceof Negative) return { value: error.value, log: [error.name] };
      throw error;
    }
  }

  async pooled(values: number[], size: number): Promise<number[]> {
    const results: number[] = [];
    for (let from = 0; from < values.length; from += size) {
      const part = values.slice(from, from + size);
      results.push(...(await Promise.all(part.map(value => Doubler.double(value)))));
    }
    return results;
  }

  async once(): Promise<number[]> {
    await Doubler.reset();
    let kept: number | undefined;
    const first = async () => (kept ??= await Doubler.next());
    const a = await first();
    const b = await first();
    kept = undefined;
    const c = await first();
    return [a, b, c];
  }
}
