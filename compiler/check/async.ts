// `await` stands only in async functions.
import type { Span } from '../../grammar/source.ts';
import { bodyProblems } from './body-problems.ts';
import { type Checker, complain } from './context.ts';

export function requireAsync(checker: Checker, span: Span): void {
  const { body } = checker;
  if (body.inParameters === true) {
    complain(checker, bodyProblems.awaitInParameter, { args: null, span });
    return;
  }
  if (body.async) return;
  const args = { name: body.name?.name, kind: body.kind };
  const labels = body.name === undefined ? [] : [{ span: body.name.span, text: 'this is not `async`' }];
  complain(checker, bodyProblems.awaitOutsideAsync, { args, span, labels });
}
