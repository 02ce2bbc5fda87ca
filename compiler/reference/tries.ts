// `try`: a `catch` begins when all calls that were started in the `try` have ended. A bug of ours passes through.
import type { Block, TryStatement } from '../../grammar/syntax.ts';
import { ProgramError } from './errors.ts';
import { everything, type Journal } from './journal.ts';
import { type Completion, type Evaluation, type Frame, inner } from './machine.ts';
import { declare } from './patterns.ts';
import { allSettled, type Promised } from './promised.ts';
import { Scope } from './scope.ts';

type Attempt =
  | { readonly kind: 'ended'; readonly completion: Completion }
  | { readonly kind: 'threw'; readonly error: ProgramError };

export function* executeTry(node: TryStatement, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  const before = machine.tasks.begunSoFar().length;
  let attempt = yield* attemptBlock(node.block, frame);
  if (attempt.kind === 'threw') {
    yield* waitForAll(machine.tasks.begunSoFar().slice(before), machine.journal);
    if (node.handler !== undefined) attempt = yield* handle(node, attempt.error, frame);
  }
  if (node.finalizer !== undefined) {
    const ended = yield* machine.execute(node.finalizer, frame);
    if (ended !== undefined) return ended;
  }
  if (attempt.kind === 'threw') throw attempt.error;
  return attempt.completion;
}

function* attemptBlock(block: Block, frame: Frame): Evaluation<Attempt> {
  try {
    return { kind: 'ended', completion: yield* frame.machine.execute(block, frame) };
  } catch (thrown) {
    if (thrown instanceof ProgramError) return { kind: 'threw', error: thrown };
    throw thrown;
  }
}

function* handle(node: TryStatement, error: ProgramError, frame: Frame): Evaluation<Attempt> {
  const own = inner(frame, new Scope(frame.scope));
  if (node.parameter !== undefined) yield* declare(node.parameter, error, own);
  return yield* attemptBlock(node.handler as Block, own);
}

/** Ends the turn only if something is still going on. */
function* waitForAll(begun: readonly Promised[], journal: Journal): Evaluation<void> {
  if (begun.length > 0) journal.touch(everything, 'read');
  const pending = begun.filter(promised => promised.outcome === undefined && !promised.floating);
  if (pending.length > 0) yield allSettled(pending);
}
