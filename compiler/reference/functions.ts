// Functions and methods of the program: how they are made, and how they run.
import type {
  ArrowFunction,
  FunctionDeclaration,
  FunctionExpression,
  LocalFunction,
  Parameter,
} from '../../grammar/syntax.ts';
import type { MethodSymbol } from '../check/program.ts';
import { type Closure, type Evaluation, type Frame, frameOf, inner, type Machine } from './machine.ts';
import { declare } from './patterns.ts';
import { asSaga } from './sagas.ts';
import { Scope } from './scope.ts';

type FunctionNode = ArrowFunction | FunctionExpression | LocalFunction | FunctionDeclaration;

/** The function as a value: one of JavaScript, which the library can call. */
export function makeFunction(node: FunctionNode, frame: Frame): (...args: unknown[]) => unknown {
  const { machine } = frame;
  const name = 'name' in node && node.name !== undefined ? node.name.name : 'function';
  const scope =
    node.kind === 'FunctionExpression' && node.name !== undefined ? new Scope(frame.scope) : frame.scope;
  const { async, parameters, body } = node;
  const closure: Closure = { name, async, parameters, body, frame: inner(frame, scope) };
  const made = async
    ? (...args: unknown[]) => machine.tasks.begin({ name, body: () => runClosure(closure, args) })
    : (...args: unknown[]) => machine.tasks.atOnce(runClosure(closure, args));
  if (scope !== frame.scope) scope.declare(name, made);
  machine.closures.set(made, closure);
  return made;
}

export function* runClosure(closure: Closure, args: readonly unknown[]): Evaluation {
  const frame = inner(closure.frame, new Scope(closure.frame.scope));
  yield* passArguments(closure.parameters, args, frame);
  const { body } = closure;
  if (body.kind !== 'Block') return yield* frame.machine.evaluate(body, frame);
  const completion = yield* frame.machine.execute(body, frame);
  return completion?.kind === 'return' ? completion.value : undefined;
}

export function* runMethod(machine: Machine, method: MethodSymbol, args: readonly unknown[]): Evaluation {
  const frame = frameOf(machine, method, new Scope(machine.moduleScope(method.module)));
  yield* passArguments(method.declaration.parameters, args, frame);
  const { body, async } = method.declaration;
  const completion = yield* asSaga(frame, { code: body, plain: !async }, () => machine.execute(body, frame));
  return completion?.kind === 'return' ? completion.value : undefined;
}

function* passArguments(
  parameters: readonly Parameter[],
  args: readonly unknown[],
  frame: Frame,
): Evaluation<void> {
  for (const [i, parameter] of parameters.entries()) {
    let value = parameter.rest ? args.slice(i) : args[i];
    if (value === undefined && parameter.default !== undefined)
      value = yield* frame.machine.evaluate(parameter.default, frame);
    yield* declare(parameter.pattern, value, frame);
  }
}
