// How it is noted that a call has taken effect that can be undone. What is kept of its arguments and its result are copies: they
// are what the call was given and gave, whatever becomes of the values.
import type * as js from 'estree';
import type { Span } from '../../../grammar/source.ts';
import type { MethodSymbol } from '../../check/program.ts';
import type { Notes } from '../context.ts';
import {
  array,
  call,
  expressionStatement,
  id,
  literal,
  member,
  object,
  property,
  set,
  undefinedValue,
} from '../estree.ts';
import type { Undo } from '../undo.ts';
import type { PlannedArguments, PlannedCall, PlannedOperand } from './flow.ts';
import { notingOf } from './listing.ts';
import type { UndoNote, UndoStep } from './notes.ts';
import { advance } from './points.ts';
import type { Splitter } from './splitter.ts';
import { isPlainData, ownTemporary } from './splitter.ts';

/** What the call is going to leave behind; undefined: nothing can undo it, or nothing would. */
export function noteFor(undo: Undo | undefined, site: string, s: Splitter): UndoNote | undefined {
  const { saga } = s;
  if (saga === undefined || undo === undefined) return undefined;
  if (saga.kind === 'stack') {
    saga.undos.set(undo.method.id, undo);
    return { kind: 'stack', undo, stack: saga.stack };
  }
  if (saga.scope === undefined) return undefined;
  const early = saga.flagged > 0;
  const flag = early ? flagFor(undo, s) : undefined;
  const step: UndoStep = { undo, site, flag, early, args: undefined, given: array([]) };
  saga.steps.push(step);
  return { kind: 'step', step };
}

function flagFor({ method }: Undo, s: Splitter): string {
  return ownTemporary(s, `${method.name}_needed`, method.declaration.span);
}

/** A call that was started may not have been joined when an error comes. */
export function noteStarted(planned: PlannedCall, s: Splitter): void {
  const note = noteOf(planned);
  if (note?.kind !== 'step') return;
  note.step.flag ??= flagFor(note.step.undo, s);
  note.step.early = true;
}

function noteOf(planned: PlannedCall): UndoNote | undefined {
  return planned.kind === 'method' || planned.kind === 'extern' ? planned.note : undefined;
}

export function isNoted(planned: PlannedCall): boolean {
  return noteOf(planned) !== undefined;
}

/** After a wait: notes which of its calls have taken effect. `outcomes`: their results are outcomes. */
export function noteDone(calls: readonly PlannedCall[], outcomes: boolean, s: Splitter): void {
  if (!calls.some(isNoted)) return;
  s.builder.noting(() => {
    for (const planned of calls) noteOne(planned, outcomes, s);
  });
  advance(s, calls[0]?.span as Span);
}

function noteOne(planned: PlannedCall, outcome: boolean, s: Splitter): void {
  const note = noteOf(planned);
  if (note === undefined) return;
  if (note.kind === 'report')
    return takeReport(planned.result, outcome ? 'reportedOutcome' : 'reported', note, s);
  const result = outcome ? member(id(planned.result), 'value') : id(planned.result);
  if (note.kind === 'step') return noteStep(note.step, planned, outcome, s);
  const { undo, stack } = note;
  const kept = [...(undo.takesResult ? [copied(result, s)] : []), ...givenTo(planned.args, s)];
  const entry = object([property('undo', literal(undo.method.id)), property('args', array(kept))]);
  const done = expressionStatement(call(member(id(stack), 'push'), entry));
  s.builder.emit(
    outcome ? { type: 'IfStatement', test: fulfilled(planned), consequent: done, alternate: null } : done,
  );
}

function fulfilled({ result }: PlannedCall): js.Expression {
  return {
    type: 'BinaryExpression',
    operator: '===',
    left: member(id(result), 'status'),
    right: literal('fulfilled'),
  };
}

function noteStep(step: UndoStep, planned: PlannedCall, outcome: boolean, s: Splitter): void {
  const { undo } = step;
  if (outcome) {
    step.flag ??= flagFor(undo, s);
    s.builder.emit(set(step.flag, fulfilled(planned)));
  } else if (step.flag !== undefined) s.builder.emit(set(step.flag, literal(true)));
  const result = outcome ? member(id(planned.result), 'value') : id(planned.result);
  keepStep(step, planned, result, s);
}

/** Gives the compensation its arguments. Where two waits may wait for one call, both keep them in the same variables. */
function keepStep(step: UndoStep, planned: PlannedCall, result: js.Expression, s: Splitter): void {
  const { undo } = step;
  const before = step.args?.kind === 'list' ? step.args.operands : [];
  const shift = undo.takesResult ? 1 : 0;
  const keep = (value: js.Expression, known: PlannedOperand | undefined, wanted: string): PlannedOperand => {
    const name = known?.kind === 'variable' ? known.variable : ownTemporary(s, wanted, planned.span);
    s.builder.emit(set(name, value));
    return { kind: 'variable', variable: name };
  };
  const { name } = undo.method;
  const taken = undo.takesResult ? [keep(copied(result, s), before[0], `${name}_result`)] : [];
  if (planned.args.kind === 'array') {
    const all = array([...taken.map(o => operandValue(o)), spread(copied(id(planned.args.variable), s))]);
    const held =
      step.args?.kind === 'array' ? step.args.variable : ownTemporary(s, `${name}_args`, planned.span);
    s.builder.emit(set(held, all));
    step.args = { kind: 'array', variable: held };
    step.given = shift === 0 ? id(held) : call(member(id(held), 'slice'), literal(shift));
    return;
  }
  const given = planned.args.operands.map((operand, i) =>
    staysAsItIs(operand, s)
      ? operand
      : keep(copied(operandValue(operand), s), before[i + shift], `${name}_given`),
  );
  step.args = { kind: 'list', operands: [...taken, ...given] };
  step.given = array(given.map(operandValue));
}

/** Constants, and variables of texts and numbers that nobody assigns again. */
function staysAsItIs(operand: PlannedOperand, s: Splitter): boolean {
  if (operand.kind !== 'variable') return true;
  const variable = s.builder.variables.get(operand.variable);
  if (variable?.type === undefined || !isPlainData(variable.type)) return false;
  const assigned = s.scope.lowering.assigned(s.method.declaration);
  return ![...assigned].some(({ name }) => name === variable.source);
}

function operandValue(operand: PlannedOperand): js.Expression {
  if (operand.kind === 'undefined') return undefinedValue();
  return operand.kind === 'constant' ? literal(operand.value) : id(operand.variable);
}

function spread(argument: js.Expression): js.SpreadElement {
  return { type: 'SpreadElement', argument };
}

/** What the call was given, as it was. */
function givenTo(args: PlannedArguments, s: Splitter): (js.Expression | js.SpreadElement)[] {
  if (args.kind === 'array') return [spread(copied(id(args.variable), s))];
  return args.operands.map(o => (staysAsItIs(o, s) ? operandValue(o) : copied(operandValue(o), s)));
}

function copied(value: js.Expression, s: Splitter): js.Expression {
  return call(s.scope.module.runtime('kept'), value);
}

function takeReport(name: string, take: string, note: { readonly stack: string }, s: Splitter): void {
  s.builder.emit(set(name, call(s.scope.module.runtime(take), id(note.stack), id(name))));
}

/** After a fan-out: each call that has taken effect. */
export function noteEach(
  { note }: { readonly note?: UndoNote | undefined },
  items: string,
  outcomes: string,
  s: Splitter,
): void {
  if (note === undefined || note.kind === 'step' || s.saga?.kind !== 'stack') return;
  const { module } = s.scope;
  if (note.kind === 'report') {
    const take = call(member(module.runtime('reportedOutcome'), 'bind'), literal(null), id(note.stack));
    s.builder.noting(() => s.builder.emit(set(outcomes, call(member(id(outcomes), 'map'), take))));
    return;
  }
  const noting = call(module.runtime('noteEach'), notingOf(note.undo, s.saga), id(items), id(outcomes));
  s.builder.noting(() => s.builder.emit(expressionStatement(noting)));
}

/** The committed transaction: its compensation takes the variables as they are now. */
export function noteTransaction(undo: Undo, s: Splitter, span: Span): void {
  s.counts.waits++;
  const note = noteFor(undo, `transaction${s.counts.waits}`, s);
  if (note === undefined || note.kind === 'report') return;
  const values = undo.captured.map(symbol => copied(id(s.scope.names.of(symbol)), s));
  if (note.kind === 'stack') {
    const entry = object([property('undo', literal(undo.method.id)), property('args', array(values))]);
    s.builder.emit(expressionStatement(call(member(id(note.stack), 'push'), entry)));
    return;
  }
  const { step } = note;
  const operands = undo.captured.map((symbol, i): PlannedOperand => {
    const name = ownTemporary(s, `${symbol.name}_then`, span);
    s.builder.emit(set(name, values[i] as js.Expression));
    return { kind: 'variable', variable: name };
  });
  step.args = { kind: 'list', operands };
  step.given = array(operands.map(operandValue));
  if (step.flag !== undefined) s.builder.emit(set(step.flag, literal(true)));
  // An error of the same turn takes the transaction back.
}

/** How the turns of a method note the calls of their own commits. */
export function notesOf(s: Splitter): Notes | undefined {
  const { saga, scope } = s;
  if (saga?.kind !== 'stack') return undefined;
  return {
    list: id(saga.stack),
    callee: (method, callee) => {
      const undo = scope.lowering.undoings.ofMethod(method);
      return undo === undefined
        ? callee
        : call(scope.module.runtime('undoing'), notingOf(undo, saga), callee);
    },
    transaction: node => {
      const undo = scope.lowering.undoings.ofTransaction(node, s.method);
      if (undo === undefined) return undefined;
      const values = undo.captured.map(symbol => id(scope.names.of(symbol)));
      return call(scope.module.runtime('noteHere'), notingOf(undo, saga), array(values), id('$'));
    },
  };
}

/** Takes over what an async function of the method is going to tell. */
export function reportOf(method: MethodSymbol, s: Splitter): UndoNote | undefined {
  const { saga, method: within } = s;
  const { undoings } = s.scope.lowering;
  if (saga?.kind !== 'stack' || !undoings.reports(method)) return undefined;
  for (const undo of undoings.all(method.declaration.body, within)) saga.undos.set(undo.method.id, undo);
  saga.lives = true;
  return { kind: 'report', stack: saga.stack };
}
