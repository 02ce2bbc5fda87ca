// Loops. Each round of a `for` has variables of its own, as in JavaScript.
import type {
  DoWhileStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Pattern,
  Statement,
  WhileStatement,
} from '../../grammar/syntax.ts';
import { type Completion, type Evaluation, type Frame, inner } from './machine.ts';
import { assignParts, declare } from './patterns.ts';
import { promisedOf } from './promised.ts';
import { Scope } from './scope.ts';

/** What a round says to its loop: go on, or end in this way. */
type Verdict = { readonly ends: false } | { readonly ends: true; readonly as: Completion };

const goOn: Verdict = { ends: false };

function* round(body: Statement, frame: Frame, labels: readonly string[]): Evaluation<Verdict> {
  const completion = yield* frame.machine.execute(body, frame);
  if (completion === undefined) return goOn;
  if (completion.kind === 'return') return { ends: true, as: completion };
  const ours = completion.label === undefined || labels.includes(completion.label);
  if (!ours) return { ends: true, as: completion };
  return completion.kind === 'continue' ? goOn : { ends: true, as: undefined };
}

export function* executeFor(node: ForStatement, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  let own = inner(frame, new Scope(frame.scope));
  if (node.init?.kind === 'VariableStatement') yield* machine.execute(node.init, own);
  else if (node.init !== undefined) yield* machine.evaluate(node.init, own);
  own = inner(frame, own.scope.nextRound());
  while (node.test === undefined || (yield* machine.evaluate(node.test, own))) {
    const verdict = yield* round(node.body, own, frame.labels);
    if (verdict.ends) return verdict.as;
    own = inner(frame, own.scope.nextRound());
    if (node.update !== undefined) yield* machine.evaluate(node.update, own);
  }
  return undefined;
}

export function* executeWhile(node: WhileStatement, frame: Frame): Evaluation<Completion> {
  const own = inner(frame, frame.scope);
  while (yield* frame.machine.evaluate(node.test, own)) {
    const verdict = yield* round(node.body, own, frame.labels);
    if (verdict.ends) return verdict.as;
  }
  return undefined;
}

export function* executeDoWhile(node: DoWhileStatement, frame: Frame): Evaluation<Completion> {
  const own = inner(frame, frame.scope);
  do {
    const verdict = yield* round(node.body, own, frame.labels);
    if (verdict.ends) return verdict.as;
  } while (yield* frame.machine.evaluate(node.test, own));
  return undefined;
}

export function* executeForOf(node: ForOfStatement, frame: Frame): Evaluation<Completion> {
  const iterable = (yield* frame.machine.evaluate(node.iterable, frame)) as Iterable<unknown>;
  for (const element of iterable) {
    const value = node.await ? yield promisedOf(element) : element;
    const own = yield* roundFrame(node, value, frame);
    const verdict = yield* round(node.body, own, frame.labels);
    if (verdict.ends) return verdict.as;
  }
  return undefined;
}

/** The keys from before the loop, without those that were deleted meanwhile. */
export function* executeForIn(node: ForInStatement, frame: Frame): Evaluation<Completion> {
  const object = (yield* frame.machine.evaluate(node.object, frame)) as object;
  for (const key of Object.keys(object)) {
    if (!Object.hasOwn(object, key)) continue;
    const own = yield* roundFrame(node, key, frame);
    const verdict = yield* round(node.body, own, frame.labels);
    if (verdict.ends) return verdict.as;
  }
  return undefined;
}

interface Heading {
  readonly keyword: 'let' | 'const' | undefined;
  readonly pattern: Pattern;
}

function* roundFrame({ keyword, pattern }: Heading, value: unknown, frame: Frame): Evaluation<Frame> {
  const own = inner(frame, new Scope(frame.scope));
  if (keyword !== undefined) yield* declare(pattern, value, own);
  else yield* assignParts(pattern, value, own);
  return own;
}
