// A calendar in UTC: working days, last days of months, ages, weeks; dates go over awaits as text or as numbers.
//
// > Days.due("2024-02-28", 3) = "2024-03-04"
// > Days.due("2024-12-24", 1) = "2024-12-27"
// > Days.lastOf(2024, 2) = "Thu 29"
// > Days.lastOf(2023, 12) = "Sun 31"
// > Days.age("2000-02-29", "2024-02-28") = 23
// > Days.age("2000-02-29", "2024-02-29") = 24
// > Days.between("2024-03-30T12:00:00Z", "2024-04-01T11:00:00Z") = "1 d 23 h 0 min"
// > Days.week("2021-01-03") = "2020-W53"
// > Days.week("2024-12-30") = "2025-W01"
// > Days.sorted(["2024-01-10", "2023-12-31", "2024-01-09"]) = ["2023-12-31", "2024-01-09", "2024-01-10"]
// > Days.bad("2024-13-01") throws NoDate { "text": "2024-13-01" }
import { Echo } from "./echo.mu";
error NoDate { text: string }
const DAY = 24 * 60 * 60 * 1000;
const holidays: readonly string[] = ["12-25", "12-26", "01-01"];
const names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
function works(time: number): boolean {
  const day = new Date(time).getUTCDay();
  return day !== 0 && day !== 6 && !holidays.includes(iso(time).slice(5));
}
function read(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new NoDate({ text });
  return time;
}
export service Days {
  async due(from: string, days: number): Promise<string> {
    let time = read(from);
    for (let left = days; left > 0;) {
      time += DAY;
      if (works(time)) left -= 1;
      await Echo.say(iso(time));
    }
    return iso(time);
  }

  async lastOf(year: number, month: number): Promise<string> {
    const time = Date.UTC(year, month, 0);
    await Echo.count(time);
    const last = new Date(time);
    return `${names[last.getUTCDay()]} ${last.getUTCDate()}`;
  }

  async age(born: string, today: string): Promise<number> {
    const [y = 0, m = 0, d = 0] = (await Echo.say(born)).split("-").map(Number);
    const now = new Date(read(today));
    const had = [now.getUTCMonth() + 1 - m, now.getUTCDate() - d];
    const [months = 0, days = 0] = had;
    return now.getUTCFullYear() - y - (months < 0 || (months === 0 && days < 0) ? 1 : 0);
  }

  async between(from: string, to: string): Promise<string> {
    const minutes = (read(to) - read(from)) / 60_000;
    await Echo.count(minutes);
    return `${Math.trunc(minutes / 1440)} d ${Math.trunc(minutes / 60) % 24} h ${minutes % 60} min`;
  }

  async week(text: string): Promise<string> {
    const date = new Date(read(text));
    date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
    const year = date.getUTCFullYear();
    const week = Math.ceil(((date.getTime() - Date.UTC(year, 0, 1)) / DAY + 1) / 7);
    return await Echo.say(`${year}-W${`${week}`.padStart(2, "0")}`);
  }

  sorted(texts: string[]): string[] {
    return texts.map(text => new Date(text)).sort((a, b) => a.getTime() - b.getTime()).map(date => iso(date.getTime()));
  }

  async bad(text: string): Promise<string> {
    await Echo.say(text);
    return iso(read(text));
  }
}
