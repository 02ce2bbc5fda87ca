// What a round of a loop begins and waits for itself is forgotten by the next: `pending` does not grow with the rounds.
//
//     mark = pending.length; loop { pending = pending.slice(0, mark); … }
import type { Node as SyntaxNode } from '../../../grammar/index.ts';
import { forEachChild } from '../../../grammar/index.ts';
import type { Span } from '../../../grammar/source.ts';
import { notDurable } from '../../check/durable.ts';
import { assign, call, expressionStatement, id, literal, member } from '../estree.ts';
import { pendingOf } from './durable.ts';
import type { FlowBlock } from './flow.ts';
import type { Splitter } from './splitter.ts';
import { temporary } from './splitter.ts';

/** Runs `round`, which gives the block where a round begins. */
export function forgetRounds(s: Splitter, body: SyntaxNode, round: () => FlowBlock): void {
  const entry = s.builder.current;
  const index = entry.statements.length;
  const before = s.counts.begun;
  const first = round();
  if (s.counts.begun === before || !keepsItsPromises(body, s)) return;
  const pending = id(pendingOf(s));
  const mark = id(temporary(s, 'mark', undefined, body.span));
  entry.statements.splice(index, 0, expressionStatement(assign(mark, member(pending, 'length'))));
  const rest = call(member(pending, 'slice'), literal(0), mark);
  first.statements.unshift(expressionStatement(assign(pending, rest)));
}

/** Whether no promise of a round can be seen outside of it: every variable that could hold one is declared inside. */
function keepsItsPromises(body: SyntaxNode, s: Splitter): boolean {
  const { facts, program } = s.scope.lowering;
  const inside: Span[] = [body.span];
  const isInside = ({ start, end }: Span): boolean => inside.some(i => start >= i.start && end <= i.end);
  const visit = (node: SyntaxNode): boolean => {
    if (node.kind === 'Identifier') {
      const symbol = program.names.get(node);
      const held = symbol === undefined ? undefined : facts.held.get(symbol);
      if (held !== undefined && held.kind !== 'FunctionDeclaration' && !isInside(held.span)) {
        inside.push(held.span);
        if (!visit(held)) return false;
      }
      const local = symbol?.kind === 'variable' && symbol.form !== 'module';
      return (
        held !== undefined ||
        !local ||
        notDurable(symbol.type) === undefined ||
        isInside(symbol.declaration.span)
      );
    }
    let found = true;
    forEachChild(node, child => {
      found &&= visit(child);
    });
    return found;
  };
  return visit(body);
}
