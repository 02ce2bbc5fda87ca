// Where a turn fails that the platform has given up (guarantee: settling): where its own code begins. What is noted of the calls
// before it stays noted, and an error of a call that took effect is never made up: its `try` is past where nothing else is in it.
//
//   try { await Hotel.reserve(id); } catch { … }      the call has taken effect: the catch is not for what comes after
//   this.booked += 1;                                  ← here

import { regionsUnder } from '../ir/walk.ts';
import type { TurnNode } from '../ir/workflow.ts';
import type { Flow, FlowBlock } from './split/flow.ts';

/** Whether the code of a block, or what it gives at its end, can throw. */
export function mayThrow(block: FlowBlock): boolean {
  const { end } = block;
  return (
    block.statements.length > 0 ||
    end.kind === 'throw' ||
    end.kind === 'branch' ||
    (end.kind === 'return' && end.value !== undefined)
  );
}

/** Before which statement of which block. */
export interface Entering {
  readonly block: FlowBlock;
  readonly index: number;
}

/** `blocks`: those of the turn, the first one where it begins. */
export function enteringOf(blocks: readonly FlowBlock[], notes: ReadonlySet<object>): Entering {
  const byId = new Map(blocks.map(b => [b.id, b]));
  const seen = new Set<FlowBlock>();
  for (let block = blocks[0] as FlowBlock; ; ) {
    seen.add(block);
    const other = block.statements.findIndex(s => !notes.has(s));
    const next = block.end.kind === 'goto' ? byId.get(block.end.to) : undefined;
    if (other >= 0 || next === undefined || seen.has(next))
      return { block, index: other >= 0 ? other : block.statements.length };
    block = next;
  }
}

/** `TurnNode.givenUp`, of a turn that begins in the block `first`. */
export function whereGivenUp(
  { regions, waysBack }: Flow,
  first: FlowBlock,
  { block }: Entering,
  needsNoFunction: boolean,
): TurnNode['givenUp'] {
  if (waysBack.has(first.id) || regionsUnder(regions, 'undo').has(first.region)) return 'never';
  if (needsNoFunction || !mayThrow(block)) return 'passes';
  return block.handler === undefined ? undefined : 'inside';
}
