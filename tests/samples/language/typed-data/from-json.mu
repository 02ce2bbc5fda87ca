// What comes as JSON text is unknown until it has been looked at: guards make orders of it, or say where it is wrong.
//
// > Intake.read("{\"id\":\"o1\",\"lines\":[{\"sku\":\"a\",\"count\":2},{\"sku\":\"b\",\"count\":1}]}") = { "id": "o1", "lines": [{ "sku": "a", "count": 2 }, { "sku": "b", "count": 1 }] }
// > Intake.read("{\"id\":\"o1\",\"lines\":[{\"sku\":\"a\",\"count\":\"2\"}]}") throws Malformed { "path": "lines[0].count" }
// > Intake.read("{\"id\":7,\"lines\":[]}") throws Malformed { "path": "id" }
// > Intake.read("[]") throws Malformed { "path": "id" }
// > Intake.read("null") throws Malformed { "path": "" }
// > Intake.read("{\"id\":") throws Malformed { "path": "text" }
// > Intake.accepted() = ["o1"]
import { Echo } from "./echo.mu";
type Line = { sku: string; count: number };
type Order = { id: string; lines: Line[] };
error Malformed { path: string }
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
function toObject(value: unknown, path: string): Record<string, unknown> {
  if (!isObject(value)) throw new Malformed({ path });
  return value;
}
function toText(value: unknown, path: string): string {
  if (typeof value === "string") return value;
  throw new Malformed({ path });
}
function toLine(value: unknown, path: string): Line {
  const { sku, count } = toObject(value, path);
  if (typeof count !== "number") throw new Malformed({ path: `${path}.count` });
  return { sku: toText(sku, `${path}.sku`), count };
}
function toOrder(value: unknown): Order {
  const object = toObject(value, "");
  const id = toText(object["id"], "id");
  const lines = object["lines"];
  if (!Array.isArray(lines)) throw new Malformed({ path: "lines" });
  return { id, lines: lines.map((line, at) => toLine(line, `lines[${at}]`)) };
}
export service Intake {
  state ids: List<string>;

  async read(text: string): Promise<Order> {
    let order: Order;
    try {
      order = toOrder(JSON.parse(text));
    } catch (e) {
      if (e instanceof SyntaxError) throw new Malformed({ path: "text" });
      throw e;
    }
    this.ids.push(await Echo.say(order.id));
    return order;
  }

  accepted(): string[] {
    return this.ids.slice();
  }
}
