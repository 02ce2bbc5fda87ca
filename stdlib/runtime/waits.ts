// What programs give to waits, as the platform can take it.

/** The last millisecond that a timestamp can name: the end of the year 9999. */
const lastTime = 253_402_300_799_999;

/** `sleepUntil(time)`: whole milliseconds since 1970; a time before is as good as 1970. */
export function until(time: number | Date): number {
  const milliseconds = Number(time);
  if (Number.isNaN(milliseconds)) throw new RangeError('sleepUntil takes a time, but got an invalid one.');
  return Math.ceil(Math.min(Math.max(milliseconds, 0), lastTime));
}

/** The `concurrency` of `parallel`: 0 where nothing bounds it. */
export function atOnce(asked: number | undefined): number {
  if (asked === undefined || asked === Number.POSITIVE_INFINITY) return 0;
  if (Number.isInteger(asked) && asked >= 1) return asked;
  throw new RangeError(`concurrency takes a whole number from 1, but got ${asked}.`);
}
