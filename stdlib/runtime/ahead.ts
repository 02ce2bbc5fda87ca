// The branches of a fork take their turns one after the other, in program order, but what they read first is asked for
// together: when the first branch begins, the code of the others begins too and is held where it touches state.
//
//   A1  Held code has changed nothing. What it asked for early is forgotten where another branch has written since.
//   A2  Where the run goes on from its ledger entry, everything that was begun ahead is dropped.
import type { EachNode, ForkNode, WorkNode } from './graph.ts';
import { branchAt, type Frame, type Place } from './place.ts';
import type { Step, StepOutcome } from './step.ts';

/** So many branches or elements at a time. */
const MOST = 24;

interface Begun {
  readonly node: WorkNode;
  readonly step: Step;
  readonly outcome: Promise<StepOutcome>;
}

export class Ahead {
  readonly #begun = new Map<ForkNode | EachNode, Map<number, Begun>>();
  readonly #seen = new WeakSet<Frame>();

  /** Begins what follows the branch that begins at this place. */
  begin(place: Place, make: (place: Place, node: WorkNode, index: number) => Step): void {
    const { frame } = place;
    if (frame === undefined || frame.index % MOST !== 0 || this.#seen.has(frame)) return;
    this.#seen.add(frame);
    const begun = new Map<number, Begun>();
    for (let index = frame.index + 1; index < frame.index + MOST; index++) {
      const stop = branchAt(place, { ...frame, index });
      if (stop === undefined) break;
      if (stop.kind !== 'work') continue;
      const step = make(stop.place, stop.node, index);
      begun.set(index, { node: stop.node, step, outcome: step.run() });
    }
    this.#begun.set(frame.node, begun);
  }

  /** The step that was begun for this place, if any: once. */
  take({ frame }: Place, node: WorkNode): Begun | undefined {
    const begun = frame === undefined ? undefined : this.#begun.get(frame.node);
    const found = begun?.get(frame?.index ?? 0);
    if (found === undefined || found.node !== node) return undefined;
    begun?.delete(frame?.index ?? 0);
    found.step.release();
    return found;
  }

  /** A1 */
  forget(written: readonly string[]): void {
    for (const begun of this.#begun.values()) for (const { step } of begun.values()) step.forget(written);
  }

  /** A2 */
  clear(): void {
    this.#begun.clear();
  }
}
