// Two services in two modules that call one another, with types that go round as well.
//
// > Deliveries.plan(["a", "b", "c"], 2) = [{ "stops": ["a", "b"], "driver": "d1" }, { "stops": ["c"], "driver": "d2" }]
// > Drivers.busy() = ["d1: 2 of a-b", "d2: 1 of c"]
// > Deliveries.size(1) = 2
// > Deliveries.size(5) = 0
import { Drivers } from "./drivers.mu";
export type Tour = { stops: string[]; driver: string };
export function label(tour: Tour): string {
  return tour.stops.join("-");
}
export service Deliveries {
  state tours: List<Tour>;

  async plan(stops: string[], most: number): Promise<Tour[]> {
    const tours: Tour[] = [];
    for (let at = 0; at < stops.length; at += most) {
      const part = stops.slice(at, at + most);
      const driver = await Drivers.next(tours.length);
      const tour = { stops: part, driver };
      this.tours.push(tour);
      tours.push(tour);
    }
    return tours;
  }

  size(number: number): number {
    return this.tours.at(number - 1)?.stops.length ?? 0;
  }

  all(): Tour[] {
    return this.tours.slice().map(({ stops, driver }) => ({ stops: [...stops], driver }));
  }
}
