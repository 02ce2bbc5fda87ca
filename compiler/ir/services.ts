// Services as they are declared: what they store, which methods they have, what must hold of them.
import type { Span } from '../../grammar/source.ts';
import type { CodeRef } from './code.ts';

export interface Service {
  readonly name: string;
  readonly span: Span;
  readonly doc: string | undefined;
  readonly states: readonly StateTable[];
  readonly methods: readonly MethodSummary[];
}

export interface StateTable {
  readonly name: string;
  readonly collection: 'map' | 'set' | 'list' | 'counter' | 'value';
  readonly key: 'string' | 'number' | undefined;
  /** Some method iterates or counts it: inserts and deletes move its epoch record, so that scans have no phantoms. */
  readonly scanned: boolean;
  /** No method iterates it, but an invariant does: the same while invariants are checked. */
  readonly watched?: true;
  readonly span: Span;
}

export interface MethodSummary {
  /** `Hotel.reserve`. */
  readonly id: string;
  readonly name: string;
  /** `reserve(id: string, guest: string): void`, as a person reads it. */
  readonly signature: string;
  readonly span: Span;
  readonly private: boolean;
  readonly doc: string | undefined;
  readonly effects: Effects;
}

/** States as `Hotel.rooms`; errors by name. */
export interface Effects {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly throws: readonly string[];
}

/** `invariant "rooms are never over-booked": …`. The code gives whether it holds in what a turn sees. */
export interface Invariant {
  readonly title: string;
  /** Where it is declared; undefined: at the top of a module. */
  readonly service: string | undefined;
  readonly doc: string | undefined;
  readonly code: CodeRef;
  /** States as `Hotel.rooms`. */
  readonly reads: readonly string[];
  /** Of those, the ones that it counts or iterates. */
  readonly scans: readonly string[];
  readonly span: Span;
}

/** A row of the table of turns in docs/guarantee.md, by its name there. */
export type LedgerRow =
  | 'touches no state'
  | 'only reads, last'
  | 'only reads, more follows'
  | 'only reads, Express'
  | 'may write';

/** Whether a turn moves the ledger entry of its run, by which row of the table, and why, in one sentence. */
export interface LedgerDecision {
  readonly row: LedgerRow;
  readonly entry: 'none' | 'carried' | 'always';
  readonly why: string;
}
