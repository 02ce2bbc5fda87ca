// Cleans a flow up: blocks that nothing reaches go, chains of blocks become one, and the edges of a transaction stop
// being ends of turns where nothing but the transaction touches state.
import type { Flow, FlowBlock, FlowEnd } from './flow.ts';
import { continuations } from './flow.ts';

export function simplify(flow: Flow): Flow {
  for (const block of flow.blocks)
    if (block.end.kind === 'open') block.end = { kind: 'return', value: undefined };
  dropBoundaries(flow);
  joinChains(flow);
  const reached = reachable(flow);
  return { ...flow, blocks: flow.blocks.filter(b => reached.has(b.id)) };
}

function reachable(flow: Flow): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [flow.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const block = flow.blocks[id];
    if (block === undefined || found.has(id)) continue;
    found.add(id);
    open.push(...continuations(block.end));
    if (block.handler !== undefined) open.push(block.handler.block);
  }
  return found;
}

/**
 * Before a transaction: its turn may take in what came before, if that touches no state and begins no call. After it: if the method only
 * returns, nothing is left to be a turn.
 */
function dropBoundaries(flow: Flow): void {
  const reached = reachable(flow);
  for (const block of flow.blocks) {
    if (block.end.kind !== 'boundary' || !reached.has(block.id)) continue;
    const next = flow.blocks[block.end.to] as FlowBlock;
    const into = isInto(flow, block.end.to);
    if (into ? !stateBefore(flow, block) : endsAtOnce(flow, next)) block.end = { kind: 'goto', to: next.id };
  }
}

/** Whether a boundary stands before a transaction (and not after one). */
function isInto(flow: Flow, to: number): boolean {
  for (let block = flow.blocks[to]; block !== undefined; ) {
    if (block.transaction) return true;
    if (block.statements.length > 0 || block.end.kind !== 'goto') return false;
    block = flow.blocks[block.end.to];
  }
  return false;
}

/** Whether some code of the turn that leads here touches state, or begins a call, which an error of the transaction must not take back. */
function stateBefore(flow: Flow, block: FlowBlock): boolean {
  const before = turnPredecessors(flow);
  const seen = new Set<number>();
  const open = [block];
  for (let b = open.pop(); b !== undefined; b = open.pop()) {
    if (seen.has(b.id)) continue;
    seen.add(b.id);
    if (b.touches.state || b.touches.begins.size > 0) return true;
    open.push(...(before.get(b.id) ?? []));
  }
  return false;
}

/** Blocks that lead to a block within one turn. */
function turnPredecessors(flow: Flow): ReadonlyMap<number, FlowBlock[]> {
  const before = new Map<number, FlowBlock[]>();
  const note = (to: number, from: FlowBlock): void => void before.set(to, [...(before.get(to) ?? []), from]);
  for (const block of flow.blocks) {
    if (block.end.kind === 'goto') note(block.end.to, block);
    if (block.end.kind === 'branch') {
      note(block.end.yes, block);
      note(block.end.no, block);
    }
    if (block.handler !== undefined) note(block.handler.block, block);
  }
  return before;
}

function endsAtOnce(flow: Flow, first: FlowBlock): boolean {
  for (let block: FlowBlock | undefined = first; block !== undefined; ) {
    if (block.statements.length > 0) return false;
    if (block.end.kind !== 'goto') return block.end.kind === 'return' && block.end.value === undefined;
    block = flow.blocks[block.end.to];
  }
  return false;
}

/** A block that only one other goes on to becomes part of it. */
function joinChains(flow: Flow): void {
  const entries = new Map<number, number>([[flow.start, 1]]);
  const reached = reachable(flow);
  const count = (to: number): void => void entries.set(to, (entries.get(to) ?? 0) + 1);
  for (const block of flow.blocks) {
    if (!reached.has(block.id)) continue;
    for (const to of continuations(block.end)) count(to);
    if (block.handler !== undefined) count(block.handler.block);
  }
  for (const block of flow.blocks) {
    if (reached.has(block.id)) absorb(flow, block, entries);
  }
}

function absorb(flow: Flow, block: FlowBlock, entries: ReadonlyMap<number, number>): void {
  for (;;) {
    const end: FlowEnd = block.end;
    if (end.kind !== 'goto' || end.to === block.id) return;
    const next = flow.blocks[end.to] as FlowBlock;
    const alone = entries.get(next.id) === 1 && next.handler?.block === block.handler?.block;
    const bareReturn =
      next.statements.length === 0 && next.end.kind === 'return' && next.end.value === undefined;
    if (!alone && !bareReturn) return;
    if (alone) {
      if (block.statements.length === 0) Object.assign(block, { region: next.region, span: next.span });
      block.statements.push(...next.statements);
      block.touches.add(next.touches);
      block.transaction ||= next.transaction;
    }
    block.end = next.end;
  }
}
