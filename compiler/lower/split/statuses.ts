// What is known of the started calls while a method is taken apart: whether each still runs, has joined a wait, or was
// awaited, on the ways that lead to where the splitting is. A call that was forgotten here would be made twice; where the
// ways disagree, the outcome itself is asked at run time (`maybe`).
import type { Splitter, StartedCall } from './splitter.ts';

export type Status = StartedCall['status'];
export type Statuses = ReadonlyMap<StartedCall, Status>;

/** Every change of a status goes through here, so that constructs with ways out see what happened on each of them. */
export function setStatus(s: Splitter, started: StartedCall, status: Status): void {
  started.status = status;
  s.touched.set(started, status === 'awaited' || s.touched.get(started) === true);
}

export function statuses(s: Splitter): Statuses {
  return new Map([...s.promises.values()].map(p => [p, p.status]));
}

/** Back to where `before` was taken; calls that were started since are out of sight. */
export function restore(s: Splitter, before: Statuses): void {
  for (const [promise, status] of before) promise.status = status;
  for (const [key, promise] of s.promises) if (!before.has(promise)) s.promises.delete(key);
}

/** After two ways have joined: what only one of them has joined may or may not be. */
export function merge(one: Statuses): void {
  for (const [promise, status] of one) {
    if (promise.status === status) continue;
    promise.status = promise.status === 'awaited' || status === 'awaited' ? 'awaited' : 'maybe';
  }
}

/** Runs `body` and gives the calls whose status it changed, with whether it awaited them somewhere. */
export function tracking(s: Splitter, body: () => void): ReadonlyMap<StartedCall, boolean> {
  const outer = s.touched;
  const inner = new Map<StartedCall, boolean>();
  s.touched = inner;
  body();
  s.touched = outer;
  for (const [started, awaited] of inner) outer.set(started, awaited || outer.get(started) === true);
  return inner;
}

/** Where ways come together from anywhere inside something: what it touched may be in any state. */
export function unsettle(s: Splitter, before: Statuses, touched: ReadonlyMap<StartedCall, boolean>): void {
  restore(s, before);
  for (const [started, awaited] of touched) {
    if (before.has(started) && before.get(started) !== 'awaited')
      started.status = awaited ? 'awaited' : 'maybe';
  }
}
