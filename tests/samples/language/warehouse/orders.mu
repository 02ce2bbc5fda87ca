// Orders use types, errors, functions and services of five modules; names are changed where they are imported.
//
// > Stock.put([{ "sku": "bolt", "count": 500 }, { "sku": "saw", "count": 1 }])
// > Orders.place("ann", [{ "sku": "bolt", "count": 200 }]) = { "id": 1, "cents": 1800 }
// > Orders.place("bob", [{ "sku": "saw", "count": 9 }, { "sku": "nut", "count": 1 }]) throws OutOfStock { "missing": [{ "sku": "saw", "count": 8 }, { "sku": "nut", "count": 1 }] }
// > Orders.place("bob", [{ "sku": "saw", "count": 1 }]) = { "id": 2, "cents": 1999 }
// > Orders.advance(1, "packed") = "packed"
// > Orders.advance(1, "packed") throws WrongStatus { "is": "packed", "wanted": "packed" }
// > Orders.advance(7, "packed") throws NoOrder { "id": 7 }
// > Orders.advance(1, "sent") = "sent"
// > Orders.byStatus() = { "open": ["bob"], "packed": [], "sent": ["ann"] }
// > Stock.left("bolt") = 300
import { Echo } from "./echo.mu";
import { NoOrder, WrongStatus } from "./failures.mu";
import { total as priceOf } from "./prices.mu";
import { Stock } from "./stock.mu";
import { type Line, nextOf as following, type Order, type Status as State, statuses } from "./types.mu";
export service Orders {
  state orders: Map<number, Order>;
  state last: number = 0;

  async place(customer: string, lines: Line[]): Promise<{ id: number; cents: number }> {
    await Stock.take(lines);
    const id = ++this.last;
    this.orders.set(id, { id, customer: await Echo.say(customer), lines, status: statuses[0] });
    return { id, cents: priceOf(lines) };
  }

  async advance(id: number, wanted: State): Promise<State> {
    const order = this.orders.get(id);
    if (order === undefined) throw new NoOrder({ id });
    if (following(order.status) !== wanted) throw new WrongStatus({ is: order.status, wanted });
    await Echo.say(wanted);
    this.orders.set(id, { ...order, lines: [...order.lines], status: wanted });
    return wanted;
  }

  byStatus(): Record<State, string[]> {
    const result: Record<State, string[]> = { open: [], packed: [], sent: [] };
    for (const { status, customer } of this.orders.values()) result[status].push(customer);
    return result;
  }
}
