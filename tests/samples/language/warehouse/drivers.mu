// What deliveries.mu calls, and what calls it.
import { Deliveries, label, type Tour } from "./deliveries.mu";
export service Drivers {
  next(number: number): string {
    return `d${number + 1}`;
  }

  async busy(): Promise<string[]> {
    const lines: string[] = [];
    const tours: Tour[] = await Deliveries.all();
    for (const [i, tour] of tours.entries()) {
      lines.push(`${tour.driver}: ${await Deliveries.size(i + 1)} of ${label(tour)}`);
    }
    return lines;
  }
}
