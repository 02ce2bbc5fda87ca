// Signals: messages from outside to a request that waits for them, or will. A mailbox lives in the ledger, as an entry that
// moves with each change and that the store forgets after the retention period; this module changes it, one commit a change,
// and wakes who was given a message. A crash between the two is healed by whoever asks again: the sender with the same
// delivery, the task with its next attempt, and at the latest the wait when its time is over (M2).
import { Backoff } from './backoff.ts';
import { encode } from './codec.ts';
import { Timeout } from './errors.ts';
import {
  type Change,
  cancel,
  close,
  deliver,
  emptyMailbox,
  type Given,
  type Mailbox,
  type Message,
  register,
  withdraw,
} from './mailbox.ts';
import type { Entry, Invocation, Json, Ports, Reply } from './ports.ts';
import { cancellable } from './settling.ts';
import type { Shape } from './shape.ts';

/** The run that every function hosts: a task begins to wait, or gives up. */
export const signalRun = 'mu:signal';

export interface Address {
  /** The root request. */
  readonly request: string;
  /** The name of the signal. */
  readonly name: string;
}

export type Delivery =
  /** Somebody who waited has it. */
  | 'delivered'
  /** It is kept until somebody waits for it. */
  | 'buffered'
  /** This delivery was made before. */
  | 'known'
  /** Too much is waiting to be taken. */
  | 'full';

/** What a state machine sends: `wait` registers the token, `withdraw` comes when the time is over, `cancel` when nobody cares. */
interface SignalValues extends Address {
  readonly action: 'wait' | 'withdraw' | 'cancel';
  readonly token?: string;
  readonly shape?: Shape;
  /** The promise of the call that waits, where it is one that others may cancel. */
  readonly within?: string;
}

export async function executeSignal({ key, values }: Invocation, ports: Ports): Promise<Reply> {
  const {
    action,
    request,
    name,
    token = '',
    shape = { kind: 'unknown' },
    within,
  } = values as unknown as SignalValues;
  const address = { request, name };
  if (action === 'wait') {
    const wait = { key, token, shape };
    if (within !== undefined && (await cancellable(ports, within, token))) return returned(null);
    await wake(ports, address, await change(ports, address, box => register(box, wait)));
    return returned(null);
  }
  if (action === 'cancel') {
    await wake(ports, address, await change(ports, address, box => cancel(box, key)));
    return returned(null);
  }
  const given = await change(ports, address, box => withdraw(box, key));
  if (given === undefined) throw new Timeout({ what: `signal ${name}` });
  return returned(encode(given.message.value));
}

function returned(value: Json): Reply {
  return { exit: 'return', values: { value } };
}

/** A message from outside. The value was checked before. */
export async function deliverSignal(ports: Ports, address: Address, message: Message): Promise<Delivery> {
  let outcome: Delivery = 'buffered';
  const given = await change(ports, address, box => {
    const delivered = deliver(box, message);
    if (delivered.known) outcome = 'known';
    else outcome = delivered.given === undefined ? 'buffered' : 'delivered';
    if (outcome !== 'buffered' || size(delivered.next) <= mostBuffered) return delivered;
    outcome = 'full';
    return { next: box, given: undefined };
  });
  await wake(ports, address, given);
  return outcome;
}

/** Bytes of messages that nobody has taken: an item of DynamoDB holds 400 KB. */
const mostBuffered = 200_000;

function size(box: Mailbox): number {
  return JSON.stringify(box.queue).length;
}

/** Where the task still waits it has the message now, and the mailbox need not keep it. */
async function wake(ports: Ports, address: Address, given: Given | undefined): Promise<void> {
  if (given === undefined) return;
  const output = { message: encode(given.message.value) };
  const taken = await ports.platform.succeed(given.token, output);
  if (!taken) return;
  await change(ports, address, box => ({ next: close(box, given.key), given: undefined }));
}

/** One change of a mailbox, repeated until nobody else changed it meanwhile. */
async function change(
  ports: Ports,
  address: Address,
  make: (box: Mailbox) => Change,
): Promise<Given | undefined> {
  const key = mailboxKey(address);
  const backoff = new Backoff(ports, key);
  for (;;) {
    const entry = await ports.store.entry(key);
    const box = contents(entry);
    const { next, given } = make(box);
    if (next === box) return given;
    const moved = { key, next: entryOf(entry, next, ports) };
    const result = await ports.store.commit({ checks: [], writes: [], entry: moved });
    if (result.kind === 'committed') return given;
    await backoff.pause();
  }
}

/** No request id has a `:`, so no key of a run is like it. */
function mailboxKey({ request, name }: Address): string {
  return `:mailbox/${encodeURIComponent(request)}/${encodeURIComponent(name)}`;
}

function contents(entry: Entry | undefined): Mailbox {
  return entry?.state.kind === 'open' ? (entry.state.values as unknown as Mailbox) : emptyMailbox;
}

/** A year is the longest that anybody waits. */
const longestWait = 366 * 86_400;

function entryOf(before: Entry | undefined, box: Mailbox, { clock, retention }: Ports): Entry {
  const kept = retention + (box.waits.length + box.given.length > 0 ? longestWait : 0);
  return {
    sequence: (before?.sequence ?? 0) + 1,
    input: 'mailbox',
    state: { kind: 'open', position: 'mailbox', values: box as unknown as Json },
    expires: Math.floor(clock.now() / 1000) + kept,
  };
}
