// Sagas: a method notes the calls that it makes and that something undoes. Where an error leaves it, or a `saga` block, what it
// has begun ends first; then what took effect is undone, last first, and the error goes on.
//
// In a transaction nothing has taken effect yet: a method that makes such calls is a savepoint there.
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { forEachChild } from '../../grammar/index.ts';
import type {
  Block,
  Decorator,
  Parameter,
  SagaStatement,
  Statement,
  TransactionStatement,
} from '../../grammar/syntax.ts';
import { retryPolicy } from '../check/decorators/policies.ts';
import type { CallTarget, CheckedProgram } from '../check/program.ts';
import { copyDurable } from './durable.ts';
import { ProgramError } from './errors.ts';
import {
  type Completion,
  type Evaluation,
  type Frame,
  inner,
  type Machine,
  type Note,
  type Saga,
} from './machine.ts';
import { declare } from './patterns.ts';
import { allSettled, type Promised, resolved } from './promised.ts';
import { Scope } from './scope.ts';

/** How a call is undone; undefined: it is not. */
export interface Compensation {
  readonly of: string;
  readonly parameters: readonly Parameter[];
  readonly block: Block;
  readonly decorators: readonly Decorator[];
  readonly module: string;
  /** Whose `this` it is. */
  readonly service: string | undefined;
}

export function compensationOf(target: CallTarget | undefined): Compensation | undefined {
  if (target?.kind === 'service' || target?.kind === 'own') {
    const { id: of, module, service } = target.method;
    const { parameters, compensation, decorators } = target.method.declaration;
    return compensation && { of, parameters, block: compensation, decorators, module, service };
  }
  if (target?.kind !== 'extern') return undefined;
  const { parameters, compensation, decorators, name } = target.method;
  const { module } = target.service;
  const of = `${target.service.name}.${name.name}`;
  return compensation && { of, parameters, block: compensation, decorators, module, service: undefined };
}

/** Notes a call of the method. `now`: it has taken effect in this turn, and has not if the turn fails. */
export function noteCall(
  frame: Frame,
  target: CallTarget | undefined,
  call: { readonly args: readonly unknown[]; readonly promised: Promised; readonly now?: true },
): void {
  const compensation = compensationOf(target);
  const { saga, machine } = frame;
  if (compensation === undefined || saga === undefined) return;
  const args = call.args.map(arg => copyDurable(arg, 'what is undone'));
  const { of, decorators } = compensation;
  const undo = (result: unknown): Evaluation => runCompensation(machine, compensation, args, result);
  note(saga, { of, args, promised: call.promised, undo, decorators }, machine, call.now === true);
}

function note(saga: Saga, noted: Note, { journal }: Machine, now: boolean): void {
  const before = saga.notes;
  saga.notes = [...before, noted];
  const drop = (): void => {
    saga.notes = saga.notes.filter(other => other !== noted);
  };
  if (now) journal.noteStored(drop);
  else journal.note(drop);
}

function* runCompensation(
  machine: Machine,
  { parameters, block, module, service }: Compensation,
  args: readonly unknown[],
  result: unknown,
): Evaluation {
  const scope = new Scope(machine.moduleScope(module));
  const frame: Frame = { machine, scope, service, labels: [], saga: { notes: [] } };
  scope.declare('result', result);
  for (const [i, parameter] of parameters.entries()) {
    let value = parameter.rest ? args.slice(i) : args[i];
    if (value === undefined && parameter.default !== undefined)
      value = yield* machine.evaluate(parameter.default, frame);
    yield* declare(parameter.pattern, value, frame);
  }
  return yield* asSaga(frame, { code: block }, function* () {
    return yield* machine.execute(block, frame);
  });
}

/** Whether something in a piece of code can be undone. */
function canBeUndone(node: SyntaxNode, program: CheckedProgram): boolean {
  if (node.kind === 'CallExpression' && compensationOf(program.calls.get(node)) !== undefined) return true;
  let found = node.kind === 'TransactionStatement' && node.compensation !== undefined;
  forEachChild(node, child => {
    found ||= canBeUndone(child, program);
  });
  return found;
}

interface SagaCode {
  readonly code: Block;
  /** It is part of the turn that called it. */
  readonly plain?: boolean;
}

/** Runs a method, or what stands in a `saga` block; an error that leaves it undoes what was noted in it. */
export function* asSaga<T>(
  frame: Frame,
  { code, plain = false }: SagaCode,
  run: () => Evaluation<T>,
): Evaluation<T> {
  const { machine, saga } = frame;
  const { journal, tasks } = machine;
  if (saga === undefined) return yield* run();
  const first = saga.notes.length;
  const begun = tasks.begunSoFar().length;
  const [turn, mark] = [journal.turn, journal.mark()];
  try {
    return yield* run();
  } catch (thrown) {
    if (!(thrown instanceof ProgramError) || !canBeUndone(code, machine.program)) throw thrown;
    if (plain || !tasks.canPause()) {
      journal.rollback(mark);
      throw thrown;
    }
    journal.takeBack(journal.turn === turn ? mark : 0);
    const running = tasks.begunSoFar().slice(begun);
    const pending = running.filter(promised => promised.outcome === undefined && !promised.floating);
    const notes = saga.notes.slice(first);
    if (notes.length === 0) throw thrown;
    throw yield* tasks.patiently(wayBack(frame, { pending, notes, first }, thrown));
  }
}

interface Noted {
  readonly pending: readonly Promised[];
  readonly notes: readonly Note[];
  readonly first: number;
}

function* wayBack(
  { machine, saga }: Frame,
  { pending, notes, first }: Noted,
  error: ProgramError,
): Evaluation<ProgramError> {
  if (pending.length > 0) yield allSettled(pending);
  if (saga !== undefined) saga.notes = saga.notes.slice(0, first);
  return yield* unwind(machine, notes, error);
}

/** Gives the error that goes on. */
function* unwind(machine: Machine, notes: readonly Note[], error: ProgramError): Evaluation<ProgramError> {
  const left: unknown[] = [];
  for (const each of [...notes].reverse()) {
    const { outcome, floating } = each.promised;
    if (outcome?.kind !== 'value' || floating) continue;
    const failed = yield* undoOne(machine, each, outcome.value);
    if (failed !== undefined) left.push({ call: each.of, args: each.args, error: said(failed) });
  }
  return left.length === 0 ? error : new ProgramError('CompensationFailed', { reason: said(error), left });
}

const patiently = { attempts: 14, interval: 1, backoff: 2 };

function* undoOne(
  machine: Machine,
  { of, undo, decorators }: Note,
  result: unknown,
): Evaluation<ProgramError | undefined> {
  const { attempts, interval, backoff } = retryPolicy(decorators, ({ name }) => name) ?? patiently;
  for (let tried = 1; ; tried += 1) {
    try {
      yield machine.tasks.begin({ name: `undo ${of}`, body: () => undo(result) });
      return undefined;
    } catch (thrown) {
      if (!(thrown instanceof ProgramError)) throw thrown;
      if (tried >= attempts) return thrown;
    }
    yield machine.outside.timer(interval * backoff ** (tried - 1) * 1000);
  }
}

function said(error: ProgramError): string {
  const name = ProgramError.declaredName(error);
  if (error.message === '') return name;
  return error.message.startsWith(name) ? error.message : `${name}: ${error.message}`;
}

export function* executeSaga(node: SagaStatement, frame: Frame): Evaluation<Completion> {
  return yield* asSaga(frame, { code: node.body }, () => frame.machine.execute(node.body, frame));
}

/** A transaction that succeeded and is undone as a whole: its calls need not be. */
export function noteTransaction(node: TransactionStatement, frame: Frame, notesBefore: number): void {
  const { compensation } = node;
  const { machine, saga } = frame;
  if (compensation === undefined || saga === undefined) return;
  const own = saga.notes.slice(notesBefore);
  saga.notes = saga.notes.slice(0, notesBefore);
  machine.journal.note(() => {
    saga.notes = [...saga.notes, ...own];
  });
  const scope = frame.scope.copied(value => (isData(value) ? copyDurable(value, 'what is undone') : value));
  const later: Frame = { ...inner(frame, new Scope(scope)), saga: { notes: [] } };
  const run = (statement: Statement): Evaluation => machine.execute(statement, later);
  const noted: Note = {
    of: 'transaction',
    args: [],
    promised: resolved(undefined),
    undo: () => asSaga(later, { code: compensation }, () => run(compensation)),
    decorators: [],
  };
  note(saga, noted, machine, true);
}

function isData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
