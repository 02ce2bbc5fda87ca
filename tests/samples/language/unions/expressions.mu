// A recursive union, evaluated by recursion, with a `never` that keeps the switch complete.
//
// > Calculator.run({ "op": "number", "value": 4 }) = 4
// > Calculator.run({ "op": "add", "left": { "op": "number", "value": 4 }, "right": { "op": "negate", "inner": { "op": "number", "value": 1 } } }) = 3
// > Calculator.run({ "op": "divide", "left": { "op": "number", "value": 4 }, "right": { "op": "number", "value": 0 } }) throws DivisionByZero
// > Calculator.show({ "op": "add", "left": { "op": "number", "value": 4 }, "right": { "op": "negate", "inner": { "op": "number", "value": 1 } } }) = "(4 + -1)"
// > Calculator.depth({ "op": "negate", "inner": { "op": "negate", "inner": { "op": "number", "value": 1 } } }) = 3
type Expression =
  | { op: "number"; value: number }
  | { op: "negate"; inner: Expression }
  | { op: "add" | "divide"; left: Expression; right: Expression };
error DivisionByZero {}
error Unknown { what: string }
function never(value: never): never {
  throw new Unknown({ what: JSON.stringify(value) });
}
function evaluate(e: Expression): number {
  switch (e.op) {
    case "number":
      return e.value;
    case "negate":
      return -evaluate(e.inner);
    case "add":
      return evaluate(e.left) + evaluate(e.right);
    case "divide": {
      const by = evaluate(e.right);
      if (by === 0) throw new DivisionByZero();
      return evaluate(e.left) / by;
    }
    default:
      return never(e);
  }
}
const show = (e: Expression): string => e.op === "number"
  ? `${e.value}`
  : e.op === "negate"
    ? `-${show(e.inner)}`
    : `(${show(e.left)} ${e.op === "add" ? "+" : "/"} ${show(e.right)})`;
export service Calculator {
  run(e: Expression): number {
    return evaluate(e);
  }

  show(e: Expression): string {
    return show(e);
  }

  async depth(e: Expression): Promise<number> {
    if (e.op === "number") return 1;
    if (e.op === "negate") return 1 + await this.depth(e.inner);
    const [left, right] = await Promise.all([this.depth(e.left), this.depth(e.right)]);
    return 1 + Math.max(left, right);
  }
}
