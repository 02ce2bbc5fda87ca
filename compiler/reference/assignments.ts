// `=`, `+=`, `??=`, `++`: the place is found first, then read, then the value is evaluated, as JavaScript has it.
import type { AssignmentExpression, BinaryOperator, UpdateExpression } from '../../grammar/syntax.ts';
import type { Evaluation, Frame } from './machine.ts';
import { operate } from './operators.ts';
import { assignParts } from './patterns.ts';
import { placeOf } from './places.ts';

export function* evaluateAssignment(node: AssignmentExpression, frame: Frame): Evaluation {
  const { machine } = frame;
  const { target, operator } = node;
  if (target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern') {
    const value = yield* machine.evaluate(node.value, frame);
    yield* assignParts(target, value, frame);
    return value;
  }
  const place = yield* placeOf(target, frame);
  const before = operator === '=' ? undefined : place.get();
  if (stays(operator, before)) return before;
  const value = yield* machine.evaluate(node.value, frame);
  const after = isPlain(operator) ? value : operate(operator.slice(0, -1) as Arithmetic, before, value);
  place.set(after);
  return after;
}

type Arithmetic = Exclude<BinaryOperator, 'instanceof'>;

function isPlain(operator: string): boolean {
  return ['=', '&&=', '||=', '??='].includes(operator);
}

/** Whether a short-circuit leaves the place alone. */
function stays(operator: string, before: unknown): boolean {
  if (operator === '&&=') return !before;
  if (operator === '||=') return Boolean(before);
  return operator === '??=' && before !== undefined && before !== null;
}

export function* evaluateUpdate(node: UpdateExpression, frame: Frame): Evaluation {
  const place = yield* placeOf(node.argument, frame);
  const before = Number(place.get());
  const after = node.operator === '++' ? before + 1 : before - 1;
  place.set(after);
  return node.prefix ? after : before;
}
