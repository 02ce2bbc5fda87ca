// Dates in UTC, wherever this runs: `getHours` is `getUTCHours`.

const written: { readonly [name: string]: (date: Date) => unknown } = {
  getTimezoneOffset: () => 0,
  toDateString: dateText,
  toTimeString: timeText,
};

/** `Fri Jan 02 2026`, from `Fri, 02 Jan 2026 00:00:00 GMT`. */
function dateText(date: Date): string {
  const [day = '', number = '', month = '', year = ''] = date.toUTCString().replace(',', '').split(' ');
  return Number.isNaN(date.getTime()) ? 'Invalid Date' : `${day} ${month} ${number} ${year}`;
}

function timeText(date: Date): string {
  if (Number.isNaN(date.getTime())) return 'Invalid Date';
  return `${date.toISOString().slice(-13, -5)} GMT+0000 (Coordinated Universal Time)`;
}

/** The method of a date; local time is UTC. */
export function dateMethod(date: Date, name: string): unknown {
  const own = Object.hasOwn(written, name) ? written[name] : undefined;
  if (own !== undefined) return () => own(date);
  const members = date as unknown as Record<string, unknown>;
  const universal = name.replace(/^(get|set)(?!UTC)/, '$1UTC');
  return members[universal] ?? members[name];
}

/** A date that is a text in UTC, also where it becomes one by itself: `${date}`. */
class UniversalDate extends Date {
  override toString(): string {
    return `${dateText(this)} ${timeText(this)}`;
  }
}

/** The class that programs know as `Date`, with the clock given. */
export function dateClass(now: () => number): object {
  const parse = (text: string): number => {
    // With a time and without a zone, JavaScript takes it for local time.
    const zoned = /^[+-]?\d{4,6}-\d\d-\d\d$|^[+-]?\d{4,6}(-\d\d)?$|(Z|GMT|UTC|[+-]\d\d:?\d\d)( \(.*\))?$/i;
    if (zoned.test(text)) return Date.parse(text);
    return Date.parse(/^\d{4}-\d\d-\d\dT/.test(text) ? `${text}Z` : `${text} UTC`);
  };
  const time = (args: readonly unknown[]): number => {
    const [value] = args;
    if (args.length === 0 || (args.length === 1 && value === undefined)) return now();
    if (args.length > 1) return Date.UTC(...(args as [number, number]));
    if (typeof value === 'string') return parse(value);
    return value instanceof Date ? value.getTime() : Number(value);
  };
  // What it makes are dates of JavaScript, so that `instanceof` and the library know them.
  return new Proxy(Date, {
    construct: (_, args: unknown[]) => new UniversalDate(time(args)),
    get: (target, name) => (name === 'now' ? now : name === 'parse' ? parse : Reflect.get(target, name)),
  });
}
