/**
 * A moment. The time zone is UTC everywhere, so the methods with `UTC` in their names and those without are the same.
 * A date is not stored or sent: keep `toISOString()` or `getTime()`.
 */
export interface Date {
  /** The year. */
  getFullYear(): number;
  /** The year. */
  getUTCFullYear(): number;
  /** The month (0 to 11). */
  getMonth(): number;
  /** The month (0 to 11). */
  getUTCMonth(): number;
  /** The day of the month. */
  getDate(): number;
  /** The day of the month. */
  getUTCDate(): number;
  /** The day of the week (0 is Sunday). */
  getDay(): number;
  /** The day of the week (0 is Sunday). */
  getUTCDay(): number;
  /** The hour. */
  getHours(): number;
  /** The hour. */
  getUTCHours(): number;
  /** The minute. */
  getMinutes(): number;
  /** The minute. */
  getUTCMinutes(): number;
  /** The second. */
  getSeconds(): number;
  /** The second. */
  getUTCSeconds(): number;
  /** The millisecond. */
  getMilliseconds(): number;
  /** The millisecond. */
  getUTCMilliseconds(): number;
  /** Milliseconds since 1970. */
  getTime(): number;
  /** 0: the time zone is UTC. */
  getTimezoneOffset(): number;
  /** Sets the year, and what is given behind it; gives the milliseconds since 1970. */
  setFullYear(year: number, month?: number, day?: number): number;
  /** Sets the year, and what is given behind it; gives the milliseconds since 1970. */
  setUTCFullYear(year: number, month?: number, day?: number): number;
  /** Sets the month, and what is given behind it; gives the milliseconds since 1970. */
  setMonth(month: number, day?: number): number;
  /** Sets the month, and what is given behind it; gives the milliseconds since 1970. */
  setUTCMonth(month: number, day?: number): number;
  /** Sets the day of the month, and what is given behind it; gives the milliseconds since 1970. */
  setDate(day: number): number;
  /** Sets the day of the month, and what is given behind it; gives the milliseconds since 1970. */
  setUTCDate(day: number): number;
  /** Sets the hour, and what is given behind it; gives the milliseconds since 1970. */
  setHours(hour: number, minute?: number, second?: number, ms?: number): number;
  /** Sets the hour, and what is given behind it; gives the milliseconds since 1970. */
  setUTCHours(hour: number, minute?: number, second?: number, ms?: number): number;
  /** Sets the minute, and what is given behind it; gives the milliseconds since 1970. */
  setMinutes(minute: number, second?: number, ms?: number): number;
  /** Sets the minute, and what is given behind it; gives the milliseconds since 1970. */
  setUTCMinutes(minute: number, second?: number, ms?: number): number;
  /** Sets the second, and what is given behind it; gives the milliseconds since 1970. */
  setSeconds(second: number, ms?: number): number;
  /** Sets the second, and what is given behind it; gives the milliseconds since 1970. */
  setUTCSeconds(second: number, ms?: number): number;
  /** Sets the millisecond, and what is given behind it; gives the milliseconds since 1970. */
  setMilliseconds(ms: number): number;
  /** Sets the millisecond, and what is given behind it; gives the milliseconds since 1970. */
  setUTCMilliseconds(ms: number): number;
  /** Sets the milliseconds since 1970. */
  setTime(time: number): number;
  /** The day: `Thu Jan 01 1970`. */
  toDateString(): string;
  /** `1970-01-01T00:00:00.000Z`. Throws `RangeError` for an invalid date. */
  toISOString(): string;
  /** As `toISOString`; null for an invalid date. */
  toJSON(): string;
  /** Day and time: `Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)`. */
  toString(): string;
  /** The time: `00:00:00 GMT+0000 (Coordinated Universal Time)`. */
  toTimeString(): string;
  /** `Thu, 01 Jan 1970 00:00:00 GMT`. */
  toUTCString(): string;
  /** Milliseconds since 1970. */
  valueOf(): number;
}

declare const Date: {
  /** The time of the turn, a moment from milliseconds or an ISO 8601 text, or from year, month (0 to 11), day and so on. */
  new(value?: number | string | Date): Date;
  new(
    year: number,
    month: number,
    day?: number,
    hour?: number,
    minute?: number,
    second?: number,
    ms?: number
  ): Date;
  /** The time of the turn in milliseconds since 1970: the same when it is run again. */
  now(): number;
  /** The milliseconds since 1970 of a text in the form of ISO 8601; `NaN` if it is none. */
  parse(text: string): number;
  /** The milliseconds since 1970 of year, month (0 to 11), day and so on. */
  UTC(
    year: number,
    month?: number,
    day?: number,
    hour?: number,
    minute?: number,
    second?: number,
    ms?: number
  ): number;
};
