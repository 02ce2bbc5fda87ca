// A loop with a transaction in each round: a round that aborts takes back itself and its variables, and no other.
//
// > Warehouse.fill(10) = 10
// > Warehouse.ship([4, 3, 5, 2]) = { "shipped": [4, 3, 2], "refused": [5], "total": 9 }
// > Warehouse.left() = 1
// > Warehouse.ship([2, 2]) = { "shipped": [], "refused": [2, 2], "total": 0 }
// not in Node: variables are not taken back there
import { abort } from "mu";
service Bays {
  state boxes: Counter;
  state trips: Counter;

  load(count: number): number {
    this.boxes.add(count);
    return this.boxes.value;
  }

  take(count: number): boolean {
    this.trips.add(1);
    return this.boxes.take(count);
  }

  seen(): [number, number] {
    return [this.boxes.value, this.trips.value];
  }
}
export service Warehouse {
  async fill(count: number): Promise<number> {
    return await Bays.load(count);
  }

  async ship(orders: number[]): Promise<{ shipped: number[]; refused: number[]; total: number }> {
    const shipped: number[] = [];
    const refused: number[] = [];
    let total = 0;
    for (const order of orders) {
      try {
        transaction {
          total += order;
          if (!(await Bays.take(order))) abort(`no ${order}`);
        }
        shipped.push(order);
      } catch (e) {
        if (!(e instanceof TransactionAborted)) throw e;
        if (e.reason === `no ${order}`) refused.push(order);
      }
    }
    return { shipped, refused, total };
  }

  async left(): Promise<number> {
    const [boxes, trips] = await Bays.seen();
    return trips === 3 ? boxes : -1;
  }
}
