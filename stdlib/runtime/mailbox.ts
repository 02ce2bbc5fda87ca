// A mailbox holds what was sent to one request under one signal name and not taken yet, and who waits for it. Each change
// is a pure function from a mailbox to the next; signals.ts makes them one commit each.
//
//   M1  A message goes to at most one wait: it leaves `queue` or the hands of its sender in the change that puts it in `given`.
//   M2  What was given to a wait stays in `given` until the wait is known to have it: whoever asks again gets the same.
//   M3  Messages are given in the order in which they came, each to the first wait that it fits.
//   M4  A delivery that was seen is not taken in again.
//   M5  A wait that is over (it has its message, or gave up) never waits again, however late its registration is repeated.
import { hash128, hex } from './hash.ts';
import type { Json } from './ports.ts';
import { mismatch, type Shape } from './shape.ts';

export interface Mailbox {
  readonly queue: readonly Message[];
  readonly waits: readonly WaitingTask[];
  readonly given: readonly Given[];
  /** Digests of the latest deliveries. */
  readonly seen: readonly string[];
  /** Digests of the keys of the latest waits that are over. */
  readonly over: readonly string[];
}

export interface Message {
  /** Chosen by the sender: the same delivery again is no other message. */
  readonly id: string;
  /** Plain JSON, as it came. */
  readonly value: Json;
}

export interface WaitingTask {
  /** The idempotency key of the wait. */
  readonly key: string;
  /** Wakes the task that waits. */
  readonly token: string;
  readonly shape: Shape;
}

export interface Given {
  readonly key: string;
  readonly token: string;
  readonly message: Message;
}

export interface Change {
  readonly next: Mailbox;
  /** Who is to be woken with what. */
  readonly given: Given | undefined;
}

export const emptyMailbox: Mailbox = { queue: [], waits: [], given: [], seen: [], over: [] };

const mostRemembered = 1000;

/** A message came. */
export function deliver(box: Mailbox, message: Message): Change & { readonly known: boolean } {
  const mark = digest(message.id);
  if (box.seen.includes(mark)) {
    const given = box.given.find(each => each.message.id === message.id);
    return { next: box, given, known: true };
  }
  const seen = remember(box.seen, mark);
  const wait = box.waits.find(each => fits(each, message));
  if (wait === undefined)
    return { next: { ...box, seen, queue: [...box.queue, message] }, given: undefined, known: false };
  const given = { key: wait.key, token: wait.token, message };
  const waits = box.waits.filter(each => each !== wait);
  return { next: { ...box, seen, waits, given: [...box.given, given] }, given, known: false };
}

/** Somebody waits; asked again, with another token maybe, it is the same wait. */
export function register(box: Mailbox, wait: WaitingTask): Change {
  const before = box.given.find(each => each.key === wait.key);
  if (before !== undefined) {
    const given = { ...before, token: wait.token };
    return { next: { ...box, given: box.given.map(each => (each === before ? given : each)) }, given };
  }
  if (box.over.includes(digest(wait.key))) return { next: box, given: undefined };
  const message = box.queue.find(each => fits(wait, each));
  const others = box.waits.filter(each => each.key !== wait.key);
  if (message === undefined) {
    // It keeps its place in the line.
    const waits = box.waits.some(each => each.key === wait.key)
      ? box.waits.map(each => (each.key === wait.key ? wait : each))
      : [...box.waits, wait];
    return { next: { ...box, waits }, given: undefined };
  }
  const given = { key: wait.key, token: wait.token, message };
  const queue = box.queue.filter(each => each !== message);
  return { next: { ...box, queue, waits: others, given: [...box.given, given] }, given };
}

/** The wait has what it was given, or nobody is interested in it any more. */
export function close(box: Mailbox, key: string): Mailbox {
  return {
    ...box,
    waits: box.waits.filter(each => each.key !== key),
    given: box.given.filter(each => each.key !== key),
    over: remember(box.over, digest(key)),
  };
}

/** The wait gives up: with what it was given in the last moment, which is kept for it (M2), or with nothing. */
export function withdraw(box: Mailbox, key: string): Change {
  const given = box.given.find(each => each.key === key);
  return given === undefined ? { next: close(box, key), given } : { next: box, given };
}

/** The wait was cancelled: what it was given, and nobody has seen, goes to the next, or back to the head of the queue. */
export function cancel(box: Mailbox, key: string): Change {
  const lost = box.given.find(each => each.key === key);
  const closed = close(box, key);
  if (lost === undefined) return { next: closed, given: undefined };
  const wait = closed.waits.find(each => fits(each, lost.message));
  if (wait === undefined)
    return { next: { ...closed, queue: [lost.message, ...closed.queue] }, given: undefined };
  const given = { key: wait.key, token: wait.token, message: lost.message };
  const waits = closed.waits.filter(each => each !== wait);
  return { next: { ...closed, waits, given: [...closed.given, given] }, given };
}

function fits(wait: WaitingTask, message: Message): boolean {
  return mismatch(wait.shape, message.value, '') === undefined;
}

function digest(text: string): string {
  return hex(hash128(text)).slice(0, 16);
}

function remember(marks: readonly string[], mark: string): readonly string[] {
  return marks.includes(mark) ? marks : [...marks, mark].slice(-mostRemembered);
}
