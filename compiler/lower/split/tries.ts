// try / catch / finally around waits, and the ways out of them. A `finally` block stands once; every way into it says in
// a variable where to go on afterwards.
import type * as js from 'estree';
import { patternNames } from '../../../grammar/index.ts';
import type {
  BreakStatement,
  ContinueStatement,
  ReturnStatement,
  TryStatement,
} from '../../../grammar/syntax.ts';
import { broken } from '../context.ts';
import { assign, expressionStatement, id, literal } from '../estree.ts';
import { bind } from './bindings.ts';
import { settlesBefore } from './durable.ts';
import type { Handler } from './flow.ts';
import { returnInline } from './inline.ts';
import type { FinalFrame, Splitter } from './splitter.ts';
import { temporary } from './splitter.ts';
import { merge, statuses, tracking, unsettle } from './statuses.ts';

const normally = 0;
const byError = 1;

export function trySplit(node: TryStatement, s: Splitter): void {
  if (node.finalizer === undefined) return tryCatch(node, s);
  const { builder } = s;
  const kind = temporary(s, 'finally_way', undefined, node.finalizer.span);
  const value = temporary(s, 'finally_value', undefined, node.finalizer.span);
  const entry = builder.block(node.finalizer.span);
  const frame: FinalFrame = { entry, kind, value, ways: [] };
  const thrown = builder.block(node.finalizer.span);
  const before = statuses(s);
  s.finals.push(frame);
  let settled = (): void => undefined;
  const touched = tracking(s, () => {
    const tried = (): void =>
      builder.handled({ block: thrown, variable: value }, node.span, () => {
        if (node.handler === undefined)
          builder.within({ kind: 'try', label: 'try', span: node.block.span }, () => s.statement(node.block));
        else tryCatch(node, s);
      });
    settled = settlesBefore(s, tried, node.span);
  });
  s.finals.pop();
  nothing(s, frame);
  enter(s, frame, normally);
  builder.open(thrown);
  settled();
  enter(s, frame, byError);
  builder.open(entry);
  unsettle(s, before, touched);
  const finalizer = node.finalizer;
  builder.within({ kind: 'finally', label: 'finally', span: finalizer.span }, () => s.statement(finalizer));
  goOn(s, frame, node);
}

/** Goes into a `finally` block, with the number of the way on. */
function enter(s: Splitter, frame: FinalFrame, code: number): void {
  const span = s.builder.current.span;
  s.builder.emit(expressionStatement(assign(id(frame.kind), literal(code))));
  s.builder.end({ kind: 'goto', to: frame.entry }, span);
}

/** No value is carried past the block on this way. */
function nothing(s: Splitter, frame: FinalFrame): void {
  s.builder.emit(expressionStatement(assign(id(frame.value), id('undefined'))));
}

/** After a `finally` block: where its way leads. */
function goOn(s: Splitter, frame: FinalFrame, node: TryStatement): void {
  const { builder } = s;
  const is = (code: number): js.Expression => ({
    type: 'BinaryExpression',
    operator: '===',
    left: id(frame.kind),
    right: literal(code),
  });
  const ways = [
    { code: byError, resume: () => builder.end({ kind: 'throw', error: id(frame.value) }, node.span) },
    ...frame.ways,
  ];
  for (const way of ways) {
    const yes = builder.block(node.span);
    const no = builder.block(node.span);
    builder.end({ kind: 'branch', test: is(way.code), yes, no }, node.span);
    builder.open(yes);
    way.resume();
    builder.open(no);
  }
}

function tryCatch(node: TryStatement, s: Splitter): void {
  const { builder } = s;
  const caught = node.handler;
  if (caught === undefined) return broken('try without catch', node);
  const variable = temporary(s, 'error', undefined, caught.span);
  const handler: Handler = { block: builder.block(caught.span), variable };
  const after = builder.block(node.span);
  const before = statuses(s);
  let settled = (): void => undefined;
  const touched = tracking(s, () => {
    const tried = (): void =>
      builder.handled(handler, node.span, () => {
        builder.within({ kind: 'try', label: 'try', span: node.block.span }, () => s.statement(node.block));
      });
    settled = settlesBefore(s, tried, node.span);
  });
  const done = statuses(s);
  builder.end({ kind: 'goto', to: after }, node.span);
  unsettle(s, before, touched);
  builder.open(handler.block);
  settled();
  builder.within({ kind: 'catch', label: 'catch', span: caught.span }, () => {
    if (node.parameter !== undefined) {
      for (const name of patternNames(node.parameter)) {
        const symbol = s.scope.lowering.program.names.get(name);
        if (symbol?.kind === 'variable') {
          builder.declare({
            name: s.scope.names.of(symbol),
            source: symbol.name,
            type: undefined,
            span: name.span,
          });
        }
      }
      bind(node.parameter, id(variable), s);
    }
    s.statement(caught);
  });
  builder.follow(after, node.span);
  merge(done);
}

/** `return`: past every `finally` around it. */
export function leaveWith(value: js.Expression | undefined, node: ReturnStatement, s: Splitter): void {
  const frame = s.finals[s.finals.length - 1];
  if (frame === undefined) {
    if (!returnInline(value, node.span, s)) s.builder.end({ kind: 'return', value }, node.span);
    return;
  }
  s.builder.emit(expressionStatement(assign(id(frame.value), value ?? id('undefined'))));
  passing(s, frame, () => leaveWith(id(frame.value), node, s));
}

export function jump(node: BreakStatement | ContinueStatement, s: Splitter): void {
  const label = node.label?.name;
  const fits = (j: Splitter['jumps'][number]): boolean =>
    label === undefined ? node.kind === 'BreakStatement' || j.continueTo !== undefined : j.label === label;
  const target = s.jumps.findLast(
    j => fits(j) && (label !== undefined || j.label === undefined || j.continueTo !== undefined),
  );
  const to = node.kind === 'BreakStatement' ? target?.breakTo : target?.continueTo;
  if (target === undefined || to === undefined) return broken('a jump', node);
  const leave = (): void => {
    const frame = s.finals.length > target.finals ? s.finals[s.finals.length - 1] : undefined;
    if (frame === undefined) return s.builder.end({ kind: 'goto', to }, node.span);
    nothing(s, frame);
    passing(s, frame, leave);
  };
  leave();
}

/** Goes into a `finally` block and goes on as `resume` says after it, when only the ones around it are left. */
function passing(s: Splitter, frame: FinalFrame, resume: () => void): void {
  const code = byError + 1 + frame.ways.length;
  frame.ways.push({ code, resume });
  enter(s, frame, code);
}
