// Where on the way back the errors go that come after so many steps.
import { Bug } from '../../../grammar/diagnostic.ts';
import type { Span } from '../../../grammar/source.ts';
import type { StepPoint, StepScope, Steps } from './notes.ts';
import type { Handler } from './operands.ts';
import type { Splitter } from './splitter.ts';

/** From here on, errors undo all steps so far. */
export function advance(s: Splitter, span: Span): void {
  const { builder, saga } = s;
  if (saga?.kind !== 'steps' || saga.flagged > 0 || saga.scope === undefined) return;
  if (saga.steps.length === saga.scope.first) return;
  builder.handler = handlerOf(newPoint(s, saga, span), saga.scope);
  builder.follow(builder.block(span), span);
}

/** `span`: what comes before it. */
export function newPoint({ builder }: Splitter, { scope, steps }: Steps, span: Span): StepPoint {
  if (scope === undefined) throw new Bug('a point on no way back', span);
  const { points, outer } = scope;
  const now = builder.handler;
  builder.handler = outer;
  const point = { entry: builder.wayBack(span), code: builder.wayBack(span), upto: steps.length };
  builder.handler = now;
  points.push(point);
  return point;
}

export function handlerOf({ code, entry }: StepPoint, { error }: StepScope): Handler {
  return { block: code, waits: entry, variable: error };
}
