// `const room = await Hotel.find(id)`: the call's result goes into the variable at once, so that no turn is left whose
// only work is to rename it.
//
//   wait Hotel.find → find_result; room = find_result        wait Hotel.find → room
import type * as js from 'estree';
import { plainRename } from '../liveness.ts';
import { namesIn } from '../mentions.ts';
import type { Flow, FlowBlock, FlowEnd, PlannedCall } from './flow.ts';
import { callsOf, continuations } from './flow.ts';

export function nameResults(flow: Flow): void {
  const uses = countNames(flow);
  const ways = new Map<number, number>();
  for (const block of flow.blocks) {
    for (const to of continuations(block.end)) ways.set(to, (ways.get(to) ?? 0) + 1);
    if (block.handler !== undefined) ways.set(block.handler.block, 2);
  }
  const byId = new Map(flow.blocks.map(b => [b.id, b]));
  for (const block of flow.blocks) {
    if (block.end.kind !== 'wait' || ways.get(block.end.resume) !== 1) continue;
    const resume = byId.get(block.end.resume);
    if (resume !== undefined) renameFirst(block, resume, uses);
  }
}

/** Outcomes that nobody looks at need not be forgotten at the start of their calls either. */
export function dropUnread(flow: Flow): void {
  const uses = countNames(flow);
  const resets = new Map<string, number>();
  for (const name of flow.blocks.flatMap(b => b.statements.map(s => reset(flow, s)))) {
    if (name !== undefined) resets.set(name, (resets.get(name) ?? 0) + 1);
  }
  for (const { statements } of flow.blocks) {
    const kept = statements.filter(s => {
      const name = reset(flow, s);
      return name === undefined || resets.get(name) !== uses.get(name);
    });
    statements.splice(0, statements.length, ...kept);
  }
}

/** The name in `name = undefined;`, where the lowering made it. */
function reset(flow: Flow, statement: js.Statement): string | undefined {
  const renamed = plainRename(statement);
  if (renamed?.from !== 'undefined') return undefined;
  return flow.variables.get(renamed.to)?.source === undefined ? renamed.to : undefined;
}

function renameFirst(block: FlowBlock, resume: FlowBlock, uses: ReadonlyMap<string, number>): void {
  for (let statement = resume.statements[0]; statement !== undefined; statement = resume.statements[0]) {
    const renamed = plainRename(statement);
    if (renamed === undefined || uses.get(renamed.from) !== 1) return;
    const end = withResult(block.end, renamed.from, renamed.to);
    if (end === undefined) return;
    block.end = end;
    resume.statements.shift();
  }
}

/** The wait with one of its results under another name; undefined if it has no such result, or the name already. */
function withResult(end: FlowEnd, from: string, to: string): FlowEnd | undefined {
  if (end.kind !== 'wait') return undefined;
  const { wait } = end;
  const rename = <C extends PlannedCall>(call: C): C =>
    call.result === from ? { ...call, result: to } : call;
  if (wait.kind === 'promises')
    return wait.result === from ? { ...end, wait: { ...wait, result: to } } : undefined;
  if (wait.kind === 'each') {
    return wait.call.result === from ? { ...end, wait: { ...wait, call: rename(wait.call) } } : undefined;
  }
  const results = wait.calls.map(c => c.result);
  if (!results.includes(from) || results.includes(to)) return undefined;
  return { ...end, wait: { ...wait, calls: wait.calls.map(rename) } };
}

/** How often the code of a method mentions each name. */
function countNames(flow: Flow): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const count = (node: js.Node): void => {
    for (const name of namesIn(node)) found.set(name, (found.get(name) ?? 0) + 1);
  };
  for (const { statements, end } of flow.blocks) {
    statements.forEach(count);
    if (end.kind === 'branch') count(end.test);
    if (end.kind === 'throw') count(end.error);
    if (end.kind === 'return' && end.value !== undefined) count(end.value);
    for (const name of waitNames(end)) found.set(name, (found.get(name) ?? 0) + 2);
  }
  return found;
}

/** Names that a wait reads: a result among them is used for more than a new name. */
function waitNames(end: FlowEnd): readonly string[] {
  if (end.kind !== 'wait') return [];
  if (end.wait.kind === 'promises') return [end.wait.promises];
  return callsOf(end.wait).flatMap(({ args }) =>
    args.kind === 'array'
      ? [args.variable]
      : args.operands.flatMap(o => (o.kind === 'variable' ? [o.variable] : [])),
  );
}
