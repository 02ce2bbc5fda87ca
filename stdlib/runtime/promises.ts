// Durable promises: names of calls that were begun and run on by themselves. What such a promise stands for is in its record
// (promise-records.ts), and how it is waited for in settling.ts; in the hands of a program it is only its name.
import type { Json } from './ports.ts';

/** Lives in variables, arguments and results, and travels as `{ "$mu": "promise", "key": … }`; in state it has no place. */
export class DurablePromise {
  /** The name of the execution that runs the call: at most 80 of `A-Za-z0-9_-`. */
  readonly key: string;

  constructor(key: string) {
    this.key = key;
  }
}

/** What is encoded already, among values that are not. */
export class Encoded {
  readonly json: Json;

  constructor(json: Json) {
    this.json = json;
  }
}

/** A call that a turn has begun. It is started, once, after the turn, by a `start` node. */
export interface Begun {
  readonly key: string;
  /** `Hotel.reserve.started`. */
  readonly workflow: string;
  /** One value per parameter. */
  readonly args: Encoded;
}

/** The key, where the encoded value is a promise. */
export function promiseKey(json: Json): string | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { $mu, key } = json as { readonly $mu?: Json; readonly key?: Json };
  return $mu === 'promise' && typeof key === 'string' ? key : undefined;
}
