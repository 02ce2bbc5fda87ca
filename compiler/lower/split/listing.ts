// How the code of a turn is told in which list to note a call that can be undone.
import type * as js from 'estree';
import type { MethodSymbol } from '../../check/program.ts';
import { array, id, literal } from '../estree.ts';
import type { Undo } from '../undo.ts';
import type { Stack } from './notes.ts';
import type { Splitter } from './splitter.ts';

/** `[undo, "Hotel.undo_reserve", true]`: where to note what. */
export function notingOf(undo: Undo, saga: Stack, rest = false): js.ArrayExpression {
  saga.undos.set(undo.method.id, undo);
  const parts = [id(saga.stack), literal(undo.method.id), literal(undo.takesResult)];
  return array(rest ? [...parts, literal(true)] : parts);
}

/** For a call that lives on: it is noted when it is begun, and looked at when it is to be undone. */
export function notingBegun(method: MethodSymbol, { listed, saga, scope }: Splitter): js.Expression[] {
  const undo = scope.lowering.undoings.ofMethod(method);
  if (undo === undefined || saga === undefined) return [];
  if (saga.kind === 'steps') {
    listed.needed = true;
    return [];
  }
  saga.lives = true;
  return [
    notingOf(
      undo,
      saga,
      method.declaration.parameters.some(p => p.rest),
    ),
  ];
}
