// Loops around waits. Each has a counter of its own that lives across the waits: it is part of the keys inside.
import type * as js from 'estree';
import type {
  DoWhileStatement,
  Expression,
  ForOfStatement,
  ForStatement,
  Statement,
  WhileStatement,
} from '../../../grammar/syntax.ts';
import { typeOf } from '../context.ts';
import { array, assign, at, expressionStatement, id, literal, member } from '../estree.ts';
import { assignmentTarget, patternNames } from '../patterns.ts';
import { lowerProblems } from '../problems.ts';
import type { Splitter } from './splitter.ts';
import { declareLocal, refuse, sourceText, temporary } from './splitter.ts';
import { restore, statuses, tracking } from './statuses.ts';

interface LoopParts {
  readonly node: Statement;
  readonly name: string;
  readonly label: string | undefined;
  readonly body: Statement;
  /** What decides, in the words of the program. */
  readonly condition: string | undefined;
  /** Opens the block that decides; undefined: for ever. */
  readonly test: (() => js.Expression) | undefined;
  readonly begin?: ((counter: string) => void) | undefined;
  readonly update?: (() => void) | undefined;
  readonly testLast?: boolean;
}

export function forLoop(node: ForStatement, s: Splitter, label: string | undefined): void {
  const { init, test, update } = node;
  if (init?.kind === 'VariableStatement') s.statement(init);
  else if (init !== undefined) s.builder.emit(expressionStatement(s.expression(init)));
  loop(s, {
    node,
    name: 'for',
    label,
    body: node.body,
    condition: test === undefined ? undefined : sourceText(s, test.span),
    test: test === undefined ? undefined : () => s.expression(test),
    update:
      update === undefined ? undefined : () => s.builder.emit(expressionStatement(s.expression(update))),
  });
}

export function whileLoop(node: WhileStatement, s: Splitter, label: string | undefined): void {
  loop(s, {
    node,
    name: 'while',
    label,
    body: node.body,
    condition: sourceText(s, node.test.span),
    test: () => s.expression(node.test),
  });
}

export function doWhileLoop(node: DoWhileStatement, s: Splitter, label: string | undefined): void {
  loop(s, {
    node,
    name: 'do while',
    label,
    body: node.body,
    condition: sourceText(s, node.test.span),
    test: () => s.expression(node.test),
    testLast: true,
  });
}

/** `for (const x of xs)`: the elements are counted, so that the counter is the index. */
export function forOfLoop(node: ForOfStatement, s: Splitter, label: string | undefined): void {
  if (node.await) return refuse(s, lowerProblems.awaitPlace, { name: 'in the head of `for`' }, node.span);
  const over = elementsOf(node.iterable, s);
  if (node.keyword !== undefined) for (const name of patternNames(node.pattern)) declareLocal(name, s);
  let counter = '';
  loop(
    s,
    {
      node,
      name: `for each ${patternNames(node.pattern)[0]?.name ?? 'element'}`,
      label,
      body: node.body,
      condition: `next ${patternNames(node.pattern)[0]?.name ?? ''}`.trim(),
      test: () => ({
        type: 'BinaryExpression',
        operator: '<',
        left: id(counter),
        right: member(over, 'length'),
      }),
      begin: name => {
        counter = name;
      },
      update: undefined,
    },
    () =>
      s.builder.emit(
        expressionStatement(assign(assignmentTarget(node.pattern, s.scope), at(over, id(counter)))),
      ),
  );
}

/** A name that holds the elements: the program's own where it is never assigned, else one of ours. */
function elementsOf(node: Expression, s: Splitter): js.Identifier {
  const type = typeOf(s.scope, node);
  const value = s.expression(node);
  if (
    type.kind === 'array' &&
    value.type === 'Identifier' &&
    s.builder.variables.has(value.name) &&
    node.kind === 'Identifier'
  ) {
    const symbol = s.scope.lowering.program.names.get(node);
    if (symbol?.kind === 'variable' && !s.scope.lowering.assigned(s.method.declaration).has(symbol))
      return value;
  }
  const name = temporary(s, 'elements', undefined, node.span);
  const isArray = type.kind === 'array' || type.kind === 'tuple';
  s.builder.emit(
    expressionStatement(
      assign(id(name), isArray ? value : array([{ type: 'SpreadElement', argument: value }])),
    ),
  );
  return id(name);
}

/**
 *     counter = 0 → head: test? → body … next: counter++ , update → head
 *                            └→ after
 */
function loop(s: Splitter, parts: LoopParts, first?: () => void): void {
  const { builder } = s;
  const { node } = parts;
  const counter = temporary(s, 'loop', undefined, node.span);
  parts.begin?.(counter);
  builder.emit(expressionStatement(assign(id(counter), literal(0))));
  const before = statuses(s);
  const touched = tracking(s, () =>
    builder.within({ kind: 'loop', label: parts.name, span: node.span, iteration: counter }, () => {
      const [head, body, next, after] = [0, 0, 0, 0].map(() => builder.block(node.span)) as [
        number,
        number,
        number,
        number,
      ];
      builder.end({ kind: 'goto', to: parts.testLast ? body : head }, node.span);
      builder.open(head);
      const test = parts.test?.();
      builder.end(
        test === undefined
          ? { kind: 'goto', to: body }
          : { kind: 'branch', test, yes: body, no: after, text: parts.condition, otherwise: 'done' },
        node.span,
      );
      builder.open(body);
      s.jumps.push({ label: parts.label, breakTo: after, continueTo: next, finals: s.finals.length });
      s.iterations.push(counter);
      first?.();
      s.statement(parts.body);
      s.iterations.pop();
      s.jumps.pop();
      builder.follow(next, node.span);
      builder.emit(expressionStatement(assign(id(counter), literal(1), '+=')));
      parts.update?.();
      builder.end({ kind: 'goto', to: head }, node.span);
      builder.open(after);
    }),
  );
  for (const promise of touched.keys()) {
    if (before.has(promise)) refuse(s, lowerProblems.overlapping, { name: promise.name }, promise.span);
  }
  restore(s, before);
}
