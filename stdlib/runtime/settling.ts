// How durable promises settle and are waited for. System runs, each right to be executed again, at any time and beside others:
//
//   mu:settle   a call has ended: its outcome
//   mu:settled  a task waits for promises
//   mu:wait     a task of a call that others may cancel waits for a timer
//
// Every record changes by one conditional write; nothing ever changes two at once. The argument:
//
//   P1  A promise has one outcome: the first that is written.
//   P2  No wake-up is lost. `listen` and `settle` are changes of the same record, so one of them comes first. If `listen` does,
//       `settle` finds the waiter and tells it; if `settle` does, who listens finds the outcome. A crash in between is nobody's
//       loss: the platform executes the run again until it is through, and waiters are dropped from the record only after all of
//       them were told.
//   P3  Who waits for many listens to the first that has not settled, and whoever settles that one goes on from there to the
//       next (a settled promise stays settled): n promises cost n steps, not n². Who gets to the end tells the task. Two may get
//       there at once, and then both tell it the same: what decides is in records that do not change any more (P1, P4).
//   P4  A race is won by who is written into its record first. Only then are the others cancelled, and the task is told only
//       when all of them have settled: so none of them takes effect after the program has gone on.
//   P5  Cancelling marks the promise's record. A task that waits for a timer or a signal leaves its token in the same record: one
//       of the two comes first, and in both orders somebody finds the other and fails the token with `Cancelled`. Where the call
//       waits for promises, these are cancelled in its place. What only runs is let finish.
//   P6  Tokens of tasks that do not wait any more are dead; telling them, or telling the same twice, does nothing.
import { encodeError } from './codec.ts';
import { allRejected, bug, CallFailed, Cancelled } from './errors.ts';
import { changeCell, readCell } from './ledger-cells.ts';
import type { ErrorValue, Invocation, Json, Ports, Reply } from './ports.ts';
import {
  cancel,
  joined,
  listen,
  type Mode,
  type Outcome,
  type PromiseRecord,
  result,
  settle,
  told,
  unsettled,
  type Waiter,
  type WaitRecord,
  watchToken,
  watchWait,
} from './promise-records.ts';
import { Encoded, promiseKey } from './promises.ts';

export const settleRun = 'mu:settle';
export const settledRun = 'mu:settled';
export const waitRun = 'mu:wait';

/** What a state machine sends when a call has ended. */
interface SettleValues {
  /** Key of the promise: the name of the execution. */
  readonly promise: string;
  readonly outcome: 'value' | 'error';
  readonly value: Json;
}

export async function executeSettle({ values }: Invocation, ports: Ports): Promise<Reply> {
  const { promise, outcome, value } = values as unknown as SettleValues;
  const made: Outcome =
    outcome === 'value' ? { status: 'fulfilled', value } : { status: 'rejected', reason: value };
  const { waiters, outcome: decided = made } = await changePromise(ports, promise, r => settle(r, made));
  for (const waiter of waiters) await hear(ports, waiter, decided);
  await changePromise(ports, promise, told);
  return done;
}

const done: Reply = { exit: 'return', values: { value: null } };

async function hear(ports: Ports, waiter: Waiter, outcome: Outcome): Promise<void> {
  if (waiter.kind === 'one') await tell(ports, waiter.tokens, outcome);
  else if (waiter.kind === 'next') await goOn(ports, waiter.wait, waiter.at);
  else await first(ports, waiter.wait, waiter.at, outcome);
}

/** What a state machine sends when a task begins to wait for promises. */
interface SettledValues {
  readonly token: string;
  readonly mode: Mode;
  /** `one`: a promise or a value; otherwise an array of them. */
  readonly promises: Json;
  /** The promise of the call that waits, where it is one that others may cancel. */
  readonly within?: string;
}

export async function executeSettled({ key, values }: Invocation, ports: Ports): Promise<Reply> {
  const { token, mode, promises, within } = values as unknown as SettledValues;
  const items = mode === 'one' ? [promises] : (promises as readonly Json[]);
  if (mode !== 'one' || within !== undefined) {
    await changeCell<WaitRecord>(ports, waitKey(key), (known = { mode, items, tokens: [] }) => {
      const tokens = joined(known.tokens, [token]);
      return tokens === known.tokens ? known : { ...known, tokens };
    });
  }
  if (within !== undefined) await watch(ports, within, key);
  if (mode === 'one') await one(ports, promises, { kind: 'one', wait: key, tokens: [token] });
  else {
    if (mode === 'race' || mode === 'any') await race(ports, key, items, mode);
    await goOn(ports, key, 0);
  }
  return done;
}

async function one(ports: Ports, item: Json, waiter: Extract<Waiter, { kind: 'one' }>): Promise<void> {
  const outcome = await outcomeOr(ports, item, waiter);
  if (outcome !== undefined) await tell(ports, waiter.tokens, outcome);
}

/** The outcome of an item, or the waiter will hear of it (P2). */
async function outcomeOr(ports: Ports, item: Json, waiter: Waiter): Promise<Outcome | undefined> {
  const promise = promiseKey(item);
  if (promise === undefined) return { status: 'fulfilled', value: item };
  return (await changePromise(ports, promise, record => listen(record, waiter))).outcome;
}

/** P3 */
async function goOn(ports: Ports, wait: string, from: number): Promise<void> {
  const record = await readCell<WaitRecord>(ports, waitKey(wait));
  if (record === undefined) return;
  for (const [at, item] of record.items.entries()) {
    if (at < from) continue;
    if ((await outcomeOr(ports, item, { kind: 'next', wait, at })) === undefined) return;
  }
  await finish(ports, wait);
}

async function finish(ports: Ports, wait: string): Promise<void> {
  const before = await readCell<WaitRecord>(ports, waitKey(wait));
  if (before === undefined) return;
  const outcomes = await outcomesOf(ports, before.items);
  const racing = before.mode === 'race' || before.mode === 'any';
  // Who was to decide the race may have crashed, and is not back yet.
  const record =
    racing && before.winner === undefined
      ? await win(ports, wait, before.mode === 'race' ? 0 : fulfilled(outcomes))
      : before;
  const come = result(record, outcomes, allFailed);
  if (come !== undefined) await tell(ports, record.tokens, come);
}

function allFailed(reasons: readonly Json[]): Json {
  return encodeError(allRejected(reasons.map(reason => new Encoded(reason)))) as unknown as Json;
}

function fulfilled(outcomes: readonly Outcome[]): number {
  return outcomes.findIndex(outcome => outcome.status === 'fulfilled');
}

const mostAtOnce = 25;

async function outcomesOf(ports: Ports, items: readonly Json[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < items.length; at += mostAtOnce) {
    const some = items.slice(at, at + mostAtOnce).map(async (item): Promise<Outcome> => {
      const promise = promiseKey(item);
      if (promise === undefined) return { status: 'fulfilled', value: item };
      const record = await readCell<PromiseRecord>(ports, recordKey(promise));
      return record?.outcome ?? { status: 'rejected', reason: forgotten };
    });
    outcomes.push(...(await Promise.all(some)));
  }
  return outcomes;
}

/** The store drops records a year after their last change. */
const forgotten = encodeError(new CallFailed({ message: 'the outcome was forgotten' })) as unknown as Json;

/** Listens to all of them; where one has settled already, the first in the order of the list wins. */
async function race(ports: Ports, wait: string, items: readonly Json[], mode: 'race' | 'any'): Promise<void> {
  for (const [at, item] of items.entries()) {
    const outcome = await outcomeOr(ports, item, { kind: 'first', wait, at });
    if (outcome === undefined || (mode === 'any' && outcome.status === 'rejected')) continue;
    await first(ports, wait, at, outcome);
    return;
  }
}

/** P4: this one has settled, perhaps before all others. */
async function first(ports: Ports, wait: string, at: number, outcome: Outcome): Promise<void> {
  const record = await readCell<WaitRecord>(ports, waitKey(wait));
  if (record === undefined || (record.mode === 'any' && outcome.status === 'rejected')) return;
  const { items } = await win(ports, wait, at);
  await cancelAll(ports, items, new Set());
}

function win(ports: Ports, wait: string, at: number): Promise<WaitRecord> {
  return changeCell<WaitRecord>(ports, waitKey(wait), record => {
    if (record === undefined) throw bug(`nobody has written the race ${wait}`);
    return record.winner === undefined && at >= 0 ? { ...record, winner: at } : record;
  });
}

/** P5; those that have settled are let be. */
async function cancelAll(ports: Ports, items: readonly Json[], seen: Set<string>): Promise<void> {
  for (const item of items) {
    const promise = promiseKey(item);
    if (promise === undefined || seen.has(promise)) continue;
    seen.add(promise);
    const { outcome, tokens, waits } = await changePromise(ports, promise, cancel);
    if (outcome !== undefined) continue;
    for (const token of tokens) await failCancelled(ports, token);
    for (const wait of waits) {
      const record = await readCell<WaitRecord>(ports, waitKey(wait));
      await cancelAll(ports, record?.items ?? [], seen);
    }
  }
}

/** The call `promise` waits for promises: if it is cancelled, they are in its place. */
async function watch(ports: Ports, promise: string, wait: string): Promise<void> {
  const { cancelled, outcome } = await changePromise(ports, promise, record => watchWait(record, wait));
  if (cancelled !== true || outcome !== undefined) return;
  const record = await readCell<WaitRecord>(ports, waitKey(wait));
  await cancelAll(ports, record?.items ?? [], new Set([promise]));
}

/** What a state machine sends when a task of a call that others may cancel begins to wait for a timer. */
interface WaitValues {
  readonly token: string;
  readonly within: string;
}

export async function executeWait({ values }: Invocation, ports: Ports): Promise<Reply> {
  const { token, within } = values as unknown as WaitValues;
  await cancellable(ports, within, token);
  return done;
}

/**
 * The task with this token, of the call `within`, is failed with `Cancelled` when the call is cancelled; at once, where it is
 * (true).
 */
export async function cancellable(ports: Ports, within: string, token: string): Promise<boolean> {
  const { cancelled } = await changePromise(ports, within, record => watchToken(record, token));
  if (cancelled !== true) return false;
  await failCancelled(ports, token);
  return true;
}

function failCancelled(ports: Ports, token: string): Promise<unknown> {
  return failWith(ports, token, encodeError(new Cancelled({ message: 'it is not needed any more' })));
}

/** Bytes: what a task may give. */
const longestOutput = 262_144;

/** The latest token is most likely alive. */
async function tell(ports: Ports, tokens: readonly string[], outcome: Outcome): Promise<void> {
  const large = outcome.status === 'fulfilled' && bytesOf(outcome.value) > longestOutput - 100;
  for (const token of [...tokens].reverse()) {
    const waited = large
      ? await failWith(ports, token, encodeError(new CallFailed({ message: 'the results are too large' })))
      : outcome.status === 'fulfilled'
        ? await ports.platform.succeed(token, { value: outcome.value })
        : await failWith(ports, token, outcome.reason as unknown as ThrownValue);
    if (waited) return;
  }
}

type ThrownValue = ErrorValue & { readonly $mu: 'error' };

const utf8 = new TextEncoder();

function bytesOf(value: Json): number {
  return utf8.encode(JSON.stringify(value)).length;
}

/** Characters of a cause, at most. */
const longestCause = 32_768;

function failWith(ports: Ports, token: string, error: ThrownValue): Promise<boolean> {
  const whole = causeOf(error);
  const cause =
    whole.length <= longestCause
      ? whole
      : causeOf({ ...error, message: error.message.slice(0, 2_000), fields: {} });
  return ports.platform.fail(token, error.name, cause);
}

/** As Lambda reports the errors of functions. */
function causeOf(error: ErrorValue): string {
  return JSON.stringify({ errorMessage: JSON.stringify(error) });
}

function changePromise(
  ports: Ports,
  promise: string,
  make: (record: PromiseRecord) => PromiseRecord,
): Promise<PromiseRecord> {
  return changeCell<PromiseRecord>(ports, recordKey(promise), (record = unsettled) => make(record));
}

/** No request id has a `:`, so no key of a run is like these. */
function recordKey(promise: string): string {
  return `:promise/${promise}`;
}

function waitKey(wait: string): string {
  return `:wait/${wait}`;
}
