// Dates are in UTC everywhere.
//
// > Dates.run(0) = ["1970-01-01T00:00:00.000Z", 1970, 4, "2024-02-29T12:30:00.000Z"]
import { Echo } from "./echo.mu";
export service Dates {
  async run(n: number): Promise<(string | number)[]> {
    const start = new Date(await Echo.count(n));
    const leap = new Date(Date.UTC(2024, 1, 29, 12, 30));
    return [start.toISOString(), start.getUTCFullYear(), start.getUTCDay(), leap.toISOString()];
  }
}
