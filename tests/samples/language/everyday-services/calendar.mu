// Appointments: dates in UTC, overlaps, repetitions, free times between.
//
// > Calendar.add("dentist", "2026-03-28T09:00:00.000Z", 30) = ["2026-03-28T09:00:00.000Z"]
// > Calendar.add("team", "2026-03-27T10:00:00Z", 60, {"every": "day", "times": 3}) = ["2026-03-27T10:00:00.000Z", "2026-03-28T10:00:00.000Z", "2026-03-29T10:00:00.000Z"]
// > Calendar.add("clash", "2026-03-28T10:30:00Z", 15) throws Overlap {"with": "team", "at": "2026-03-28T10:00:00.000Z"}
// > Calendar.add("bad", "soon", 5) throws NoDate {"text": "soon"}
// > Calendar.add("pay", "2026-01-31T08:00:00Z", 5, {"every": "month", "times": 3}) = ["2026-01-31T08:00:00.000Z", "2026-02-28T08:00:00.000Z", "2026-03-31T08:00:00.000Z"]
// > Calendar.free("2026-03-28", 45) = ["08:00-09:00", "11:00-17:00"]
// > Calendar.week("2026-03-29") = "2026-W13 (Sun)"
// > Calendar.week("2026-01-01") = "2026-W01 (Thu)"
// > Calendar.count() = 7
export error Overlap { with: string; at: string }
export error NoDate { text: string }

type Unit = "day" | "week" | "month";
type Repeat = { every: Unit; times: number };
type Entry = { what: string; start: number; minutes: number };

const minute = 60_000;
const day = 24 * 60 * minute;

function parseDate(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new NoDate({ text });
  return date;
}

function later(date: Date, unit: Unit, times: number): Date {
  if (unit !== "month") return new Date(date.getTime() + times * (unit === "day" ? day : 7 * day));
  const first = new Date(date);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + times);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), last));
  return first;
}

const clock = (time: number): string => new Date(time).toISOString().slice(11, 16);
const end = ({ start, minutes }: Entry): number => start + minutes * minute;

export service Calendar {
  state entries: List<Entry>;

  add(what: string, at: string, minutes: number, repeat?: Repeat): string[] {
    const date = parseDate(at);
    const { every = "day", times = 1 } = repeat ?? {};
    const starts = Array.from({ length: times }, (_, n) => later(date, every, n));
    for (const start of starts) {
      const entry = { what, start: start.valueOf(), minutes };
      const clash = this.entries.values().find(other => other.start < end(entry) && end(other) > entry.start);
      if (clash) throw new Overlap({ with: clash.what, at: new Date(clash.start).toISOString() });
      this.entries.push(entry);
    }
    return starts.map(start => start.toISOString());
  }

  free(date: string, least: number): string[] {
    const midnight = parseDate(date).getTime();
    const [open, close] = [midnight + 8 * 60 * minute, midnight + 17 * 60 * minute];
    const taken = [...this.entries.values()]
      .filter(entry => entry.start < close && end(entry) > open)
      .toSorted((a, b) => a.start - b.start);
    const gaps: string[] = [];
    let from = open;
    for (const { start, until } of [...taken.map(e => ({ start: e.start, until: end(e) })), { start: close, until: close }]) {
      if (start - from >= least * minute) gaps.push(`${clock(from)}-${clock(start)}`);
      from = Math.max(from, until);
    }
    return gaps;
  }

  week(text: string): string {
    const date = parseDate(text);
    const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * day);
    const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
    const week = Math.floor((thursday.getTime() - first) / (7 * day)) + 1;
    const names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
    return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")} (${names[date.getUTCDay()]})`;
  }

  count(): number {
    return this.entries.length;
  }
}
