// Functions that say what a value is; filter takes their word.
//
// > Guards.numbers(["a", 1, null, 2.5, "b", true]) = [1, 2.5]
// > Guards.total("{ \"items\": [{ \"price\": 2 }, { \"price\": 3 }] }") = 5
// > Guards.total("{ \"items\": [{ \"price\": \"2\" }] }") throws Malformed { "what": "price" }
// > Guards.total("[]") throws Malformed { "what": "order" }
// > Guards.total("{ \"items\": \"none\" }") throws Malformed { "what": "items" }
import { Echo } from "./echo.mu";
error Malformed { what: string }
function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
export service Guards {
  async numbers(values: (string | number | boolean | null)[]): Promise<number[]> {
    const found = values.filter(isNumber);
    return [...found.slice(0, 1), ...await Echo.all(found.slice(1))];
  }

  total(text: string): number {
    const order = JSON.parse(text);
    if (!isRecord(order)) throw new Malformed({ what: "order" });
    const { items } = order;
    if (!Array.isArray(items)) throw new Malformed({ what: "items" });
    let sum = 0;
    for (const item of items) {
      const price = isRecord(item) ? item["price"] : undefined;
      if (!isNumber(price)) throw new Malformed({ what: "price" });
      sum += price;
    }
    return sum;
  }
}
