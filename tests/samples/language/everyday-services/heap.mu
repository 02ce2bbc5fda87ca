// A priority queue of functions over an array, a scheduler that asks others while it works it off.
//
// > Planner.order([{"name": "c", "priority": 3}, {"name": "a", "priority": 1}, {"name": "b", "priority": 2}]) = ["a", "b", "c"]
// > Planner.work([{"name": "slow", "priority": 1, "splits": 2}, {"name": "quick", "priority": 0}]) = {"done": ["quick", "slow/2", "slow/1", "slow"], "asked": 5}
// > Planner.work([]) = {"done": [], "asked": 0}
type Job = { name: string; priority: number; splits?: number };

type Heap<T> = { push(value: T): void; pop(): T | undefined; readonly size: () => number };

function makeHeap<T>(before: (a: T, b: T) => boolean, ...initial: T[]): Heap<T> {
  const items: T[] = [];
  const swap = (i: number, j: number): void => {
    const a = items[i];
    const b = items[j];
    if (a === undefined || b === undefined) return;
    [items[i], items[j]] = [b, a];
  };
  const less = (i: number, j: number): boolean => {
    const a = items[i];
    const b = items[j];
    return a !== undefined && b !== undefined && before(a, b);
  };
  const heap: Heap<T> = {
    push(value) {
      let at = items.push(value) - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!less(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    pop() {
      if (items.length <= 1) return items.pop();
      swap(0, items.length - 1);
      const top = items.pop();
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const right = left + 1;
        let least = at;
        if (less(left, least)) least = left;
        if (less(right, least)) least = right;
        if (least === at) return top;
        swap(at, least);
        at = least;
      }
    },
    size: () => items.length,
  };
  initial.forEach(each => heap.push(each));
  return heap;
}

export service Worker {
  state asked: Counter;

  run(name: string, splits: number): string[] {
    this.asked.add(1);
    return Array.from({ length: splits }, (_, i) => `${name}/${i + 1}`);
  }

  count(): number {
    return this.asked.value;
  }
}

export service Planner {
  order(jobs: Job[]): string[] {
    const heap = makeHeap<Job>((a, b) => a.priority < b.priority, ...jobs);
    const out: string[] = [];
    for (let job = heap.pop(); job !== undefined; job = heap.pop()) out.push(job.name);
    return out;
  }

  async work(jobs: Job[]) {
    let waiting = jobs.toSorted((a, b) => b.priority - a.priority);
    const done: string[] = [];
    const before = await Worker.count();
    while (waiting.length > 0) {
      const job = waiting.at(-1);
      if (!job) break;
      const { name, priority, splits = 0 } = job;
      if (splits > 0) {
        const parts = await Worker.run(name, splits);
        waiting = [
          ...waiting.slice(0, -1),
          { name, priority },
          ...parts.map(part => ({ name: part, priority: priority - 1 })),
        ];
        continue;
      }
      waiting = waiting.slice(0, -1);
      await Worker.run(name, 0);
      done.push(name);
    }
    return { done, asked: (await Worker.count()) - before };
  }
}
