// Dates: months that overflow, leap years, weekdays, what is no date.
//
// > Dates.next("2024-01-31") = "2024-03-02"
// > Dates.lastOfMonth(2024, 2) = 29
// > Dates.lastOfMonth(2023, 2) = 28
// > Dates.weekdays("2024-02-26", 3) = ["Mon 26", "Tue 27", "Wed 28"]
// > Dates.between("2024-02-28T12:00:00Z", "2024-03-01T11:59:59Z") = 1
// > Dates.parsed(["2024-05-06", "2024-05-06T07:08:09.010Z", "2024-05-06T07:08+02:00", "no"]) = [1714953600000, 1714979289010, 1714972080000, null]
import { Echo } from "./echo.mu";
const names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const day = 24 * 60 * 60 * 1000;
export service Dates {
  next(from: string): string {
    const date = new Date(from);
    date.setUTCMonth(date.getUTCMonth() + 1);
    return date.toISOString().slice(0, 10);
  }

  lastOfMonth(year: number, month: number): number {
    return new Date(Date.UTC(year, month, 0)).getUTCDate();
  }

  async weekdays(from: string, count: number): Promise<string[]> {
    const result: string[] = [];
    let time = Date.parse(from);
    while (result.length < count) {
      const date = new Date(time);
      result.push(`${names[date.getUTCDay()]} ${date.getUTCDate()}`);
      time = await Echo.count(time + day);
    }
    return result;
  }

  between(from: string, to: string): number {
    return Math.floor((new Date(to).getTime() - new Date(from).getTime()) / day);
  }

  parsed(texts: string[]): (number | null)[] {
    return texts.map(text => {
      const time = Date.parse(text);
      return Number.isNaN(time) ? null : time;
    });
  }
}
