// What is known of the started calls while a method is taken apart: whether each still runs, has joined a wait, or was
// awaited, on the ways that lead to where the splitting is. A call that was forgotten here would be made twice; where the
// ways disagree, the outcome itself is asked at run time (`maybe`).
import type * as js from 'estree';
import type { Splitter, StartedCall } from './splitter.ts';
import { isConstant } from './splitter.ts';

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

/** A started call that more than the next wait overlaps: the method is taken apart again, with a promise that lives on. */
export function outlives(started: StartedCall, s: Splitter): void {
  s.overlapping.add(started.key);
}

/** Whether code between the start of a call and its wait might throw to a handler of the method, which would lose the call. */
export function mayBeLost({ startedAt }: StartedCall, s: Splitter): boolean {
  const { blocks } = s.builder;
  return blocks.slice(startedAt.block).some(b => {
    if (b.handler === undefined) return false;
    const rest = b.id === startedAt.block ? b.statements.slice(startedAt.statements) : b.statements;
    return rest.some(statement => !isHarmless(statement));
  });
}

/** Code that only hands on what is there. */
function isHarmless(node: js.Node): boolean {
  switch (node.type) {
    case 'ExpressionStatement':
      return isHarmless(node.expression);
    case 'AssignmentExpression':
      return node.left.type === 'Identifier' && isHarmless(node.right);
    case 'Identifier':
    case 'Literal':
      return true;
    case 'ArrayExpression':
      return node.elements.every(e => e !== null && isHarmless(e));
    case 'ObjectExpression':
      return node.properties.every(p => p.type === 'Property' && !p.computed && isHarmless(p.value));
    case 'MemberExpression':
      return node.object.type !== 'Super' && isHarmless(node.object) && isHarmless(node.property);
    case 'TemplateLiteral':
      return node.expressions.every(isHarmless);
    case 'BinaryExpression':
      return node.operator !== 'in' && isHarmless(node.left) && isHarmless(node.right);
    case 'LogicalExpression':
      return isHarmless(node.left) && isHarmless(node.right);
    case 'ConditionalExpression':
      return [node.test, node.consequent, node.alternate].every(isHarmless);
    case 'UnaryExpression':
      return isHarmless(node.argument);
    default:
      return isConstant(node as js.Expression);
  }
}
