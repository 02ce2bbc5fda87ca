// Interfaces that extend one another, structural fits, and functions that ask for no more than they need.
//
// > Fleet.add({ "plate": "A1", "wheels": 4, "seats": 5 }) = "A1: car with 5 seats"
// > Fleet.add({ "plate": "B2", "wheels": 6, "load": 12.5 }) = "B2: truck for 12.5 t"
// > Fleet.add({ "plate": "C3", "wheels": 2 }) = "C3: 2 wheels"
// > Fleet.wheels() = 12
// > Fleet.heaviest() = { "plate": "B2", "wheels": 6, "load": 12.5 }
// > Fleet.named(["b", "a"]) = [{ "id": 1, "label": "b" }, { "id": 2, "label": "a" }]
import { Echo } from "./echo.mu";
interface HasWheels {
  readonly wheels: number;
}
interface Vehicle extends HasWheels {
  plate: string;
}
interface Car extends Vehicle {
  seats: number;
}
interface Truck extends Vehicle {
  load: number;
}
interface Labelled {
  label: string;
}
interface Entry extends Labelled, Identified {}
interface Identified {
  id: number;
}
function wheelsOf(things: readonly HasWheels[]): number {
  return things.reduce((sum, thing) => sum + thing.wheels, 0);
}
export service Fleet {
  state all: List<Car | Truck | Vehicle>;

  async add(vehicle: Car | Truck | Vehicle): Promise<string> {
    this.all.push(vehicle);
    const plate = await Echo.say(vehicle.plate);
    if ("seats" in vehicle) return `${plate}: car with ${vehicle.seats} seats`;
    if ("load" in vehicle) return `${plate}: truck for ${vehicle.load} t`;
    return `${plate}: ${vehicle.wheels} wheels`;
  }

  wheels(): number {
    return wheelsOf(this.all.values());
  }

  async heaviest(): Promise<Truck | null> {
    let best: Truck | null = null;
    for (const vehicle of this.all.values()) {
      if (!("load" in vehicle)) continue;
      const load = await Echo.count(vehicle.load);
      if (best === null || load > best.load) {
        best = { plate: vehicle.plate, wheels: vehicle.wheels, load };
      }
    }
    return best;
  }

  async named(labels: string[]): Promise<Entry[]> {
    let id = 0;
    const entries: Entry[] = [];
    for (const label of labels) entries.push({ id: ++id, label: await Echo.say(label) });
    return entries;
  }
}
