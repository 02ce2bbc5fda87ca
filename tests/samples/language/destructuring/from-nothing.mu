// literals that are taken apart at once may leave out what has a default value
//
// > Nothing.direct() = 1
// > Nothing.beside() = 5
// > Nothing.options() = ["x1", "y1", "x3"]
// > Nothing.nested() = 7
// > Nothing.picked() = {"a": 1}
const label = ({ name = "x", times = 1 } = {}): string => `${name}${times}`;

function pick<T, K extends keyof T>(value: T, ...keys: K[]): Pick<T, K> {
  const picked = {} as Pick<T, K>;
  for (const key of keys) picked[key] = value[key];
  return picked;
}

export service Nothing {
  direct(): number {
    const { a = 1 } = {};
    return a;
  }

  beside(): number {
    const { a = 3, b } = { b: 2 };
    return a + b;
  }

  options(): string[] {
    return [label(), label({ name: "y" }), label({ times: 3 })];
  }

  nested(): number {
    const { a: { b = 7 } = {} } = {};
    return b;
  }

  picked(): { a: number } {
    return pick({ a: 1, b: "x" }, "a");
  }
}
