// Calls: of methods, of functions, of the library; and `await`.
import { Bug } from '../../grammar/diagnostic.ts';
import type { AwaitExpression, CallExpression, Expression, NewExpression } from '../../grammar/syntax.ts';
import { memberOf } from './access.ts';
import { beginExtern, beginMethod } from './begin.ts';
import { callNative, type Fields, ProgramError } from './errors.ts';
import { runClosure, runMethod } from './functions.ts';
import { dateMethod } from './library/dates.ts';
import { inEnglish } from './library/library.ts';
import { evaluateList } from './literals.ts';
import { broken, type Evaluation, type Frame, type Machine } from './machine.ts';
import { Promised, promisedOf, resolved } from './promised.ts';
import { noteCall } from './sagas.ts';

/** A call, as a link of a chain. */
export function* linkCall(node: CallExpression, frame: Frame): Evaluation {
  const { machine } = frame;
  const target = machine.program.calls.get(node);
  if (target?.kind === 'service') {
    const args = yield* evaluateList(node.args, frame);
    const promised = beginMethod(machine, target.method, args);
    noteCall(frame, target, { args, promised });
    return promised;
  }
  if (target?.kind === 'own') {
    const args = yield* evaluateList(node.args, frame);
    const { method } = target;
    if (!method.declaration.async) {
      const result = machine.tasks.atOnce(runMethod(machine, method, args));
      noteCall(frame, target, { args, promised: resolved(result), now: true });
      return result;
    }
    const promised = beginMethod(machine, method, args);
    noteCall(frame, target, { args, promised });
    return promised;
  }
  if (target?.kind === 'extern') {
    const { service, method } = target;
    const called = { service: service.name, method: method.name.name, decorators: method.decorators };
    const args = yield* evaluateList(node.args, frame);
    const promised = beginExtern(machine, called, args);
    noteCall(frame, target, { args, promised });
    return promised;
  }
  const callee = yield* calleeOf(node.callee, frame);
  if (callee === broken) return broken;
  if (node.optional && (callee.called === undefined || callee.called === null)) return broken;
  return yield* invoke(machine, callee, yield* evaluateList(node.args, frame));
}

interface Callee {
  readonly called: unknown;
  readonly self: unknown;
}

function* calleeOf(node: Expression, frame: Frame): Evaluation<Callee | typeof broken> {
  const { machine } = frame;
  if (
    (node.kind !== 'MemberExpression' && node.kind !== 'IndexExpression') ||
    machine.program.states.has(node)
  ) {
    const called = yield* machine.link(node, frame);
    return called === broken ? broken : { called, self: undefined };
  }
  const self = yield* machine.link(node.object, frame);
  if (self === broken || (node.optional && (self === undefined || self === null))) return broken;
  const indexed = node.kind === 'IndexExpression';
  const name = indexed ? yield* machine.evaluate(node.index, frame) : node.property.name;
  const called = self instanceof Date ? dateMethod(self, String(name)) : memberOf(self, name, indexed);
  return { called, self };
}

function* invoke(machine: Machine, { called, self }: Callee, args: readonly unknown[]): Evaluation {
  if (typeof called !== 'function') throw new Bug('what is called is no function');
  const closure = machine.closures.get(called);
  if (closure !== undefined && !closure.async) return machine.tasks.atOnce(runClosure(closure, args));
  return callNative(() => Reflect.apply(called, self, inEnglish(self, called.name, args)));
}

export function* evaluateNew(node: NewExpression, frame: Frame): Evaluation {
  const { machine } = frame;
  const target = machine.program.calls.get(node);
  const args = yield* evaluateList(node.args, frame);
  if (target?.kind === 'error') return new ProgramError(target.error.name, args[0] as Fields | undefined);
  const made = yield* machine.evaluate(node.callee, frame);
  if (typeof made !== 'function') throw new Bug('what is made has no constructor', node.span);
  return callNative(() => Reflect.construct(made, args));
}

/**
 * The end of a turn; but an async function that is awaited where it is called runs as a part of the method, and only what it
 * awaits itself ends turns.
 */
export function* evaluateAwait({ argument }: AwaitExpression, frame: Frame): Evaluation {
  const inline = argument.kind === 'CallExpression' ? yield* inlineCall(argument, frame) : undefined;
  if (inline !== undefined) return inline.result instanceof Promised ? yield inline.result : inline.result;
  const value = yield* frame.machine.evaluate(argument, frame);
  return yield promisedOf(value);
}

function* inlineCall(
  node: CallExpression,
  frame: Frame,
): Evaluation<{ readonly result: unknown } | undefined> {
  const { machine } = frame;
  const target = machine.program.calls.get(node);
  if (target?.kind !== 'value' && target?.kind !== 'function') return undefined;
  if (node.callee.kind === 'MemberExpression' || node.callee.kind === 'IndexExpression' || node.optional)
    return undefined;
  const called = yield* machine.evaluate(node.callee, frame);
  const closure = machine.closures.get(called as object);
  const args = yield* evaluateList(node.args, frame);
  if (closure?.async === true) return { result: yield* runClosure(closure, args) };
  const value = yield* invoke(machine, { called, self: undefined }, args);
  return { result: promisedOf(value) };
}
