export type Point = { x: number; y: number; label?: string };
export type Tree = { value: number; children: Tree[] };

const origin: Point = { x: 0, y: 0 };

function shifted(point: Point, by: number): Point {
  return { ...point, x: point.x + by };
}

function depth(tree: Tree): number {
  return 1 + tree.children.reduce((deepest, child) => Math.max(deepest, depth(child)), 0);
}

export service Echo {
  point(value: Point): Point {
    return value;
  }

  maybe(value: string | undefined): string | undefined {
    return value;
  }

  nothing(): void {}

  list(values: string[]): string[] {
    return values;
  }

  tree(value: Tree): Tree {
    return value;
  }
}

/** Values that live across awaits come back equal. */
export service Values {
  async live(x: number): Promise<string> {
    let point: Point = { x, y: 1, label: "a" };
    const { y, ...rest } = point;
    const names = ["one"];
    const empty: string[] = [];
    let missing: string | undefined;
    const before = await Echo.maybe(missing);
    point = shifted(await Echo.point(point), 10);
    const [first = "none", second = "none"] = await Echo.list(names);
    const nobody = await Echo.list(empty);
    missing ??= "set";
    return `${before === undefined} ${point.x} ${y} ${rest.x} ${first} ${second} ${nobody.length} ${missing} ${origin.x}`;
  }

  async defaults(a: number, b: number = 5, c?: string): Promise<string> {
    await Echo.nothing();
    return `${a} ${b} ${c ?? "-"}`;
  }

  async callsDefaults(): Promise<string> {
    return `${await this.defaults(1)} / ${await this.defaults(1, 2)} / ${await this.defaults(1, 2, "c")}`;
  }

  async shadowed(value: number): Promise<number> {
    let total = value;
    if (value > 0) {
      const total = (await Echo.point({ x: value, y: 0 })).x * 2;
      if (total > 2) {
        const value = (await Echo.point({ x: total, y: 0 })).x;
        return value + 1000;
      }
    }
    total += 1;
    return total;
  }

  async deep(tree: Tree): Promise<number> {
    const same = await Echo.tree(tree);
    return depth(same);
  }

  async closures(values: number[], by: number): Promise<number[]> {
    await Echo.nothing();
    const factor = by * 2;
    const scale = (v: number): number => v * factor;
    return values.filter(v => v > 1).map(scale).sort((a, b) => b - a);
  }

  async texts(name: string): Promise<string> {
    const shouted = name.trim().toUpperCase();
    await Echo.nothing();
    return `${shouted}${"!".repeat(2)} {% 1 %} \${x} ${JSON.stringify({ name, list: [1] })}`;
  }

  async sameTime(): Promise<boolean> {
    const a = Date.now();
    const b = Date.now();
    const id = crypto.randomUUID();
    await Echo.nothing();
    return a === b && id.length === 36 && Date.now() >= a;
  }
}
