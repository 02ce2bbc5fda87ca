// Which cases a `switch` at the end of a function lacks, where the function ends because of that.
import type { Block, Expression, Statement } from '../../grammar/syntax.ts';
import { alternatives, isPrimitive } from './construct.ts';
import type { Checker } from './context.ts';
import { print } from './print.ts';
import type { Type } from './types.ts';

/** More than these are not listed. */
const most = 6;

/** The values that have no case, as the end of a sentence and as the cases to write. */
export function missingCases(
  checker: Checker,
  body: Block | Expression,
): { values: string; cases: string } | undefined {
  const last = body.kind === 'Block' ? lastStatement(body) : undefined;
  const left = last?.kind === 'SwitchStatement' ? checker.left.get(last) : undefined;
  if (left === undefined) return undefined;
  const parts = alternatives(left.values).flatMap(part =>
    isPrimitive(part, 'boolean') ? ['true', 'false'] : isUnit(part) ? [print(part)] : [],
  );
  if (parts.length === 0 || parts.length > most || parts.length < alternatives(left.values).length)
    return undefined;
  const of = left.subject === undefined ? '' : ` of \`${left.subject}\``;
  const list = (items: readonly string[]): string => items.map(item => `\`${item}\``).join(', ');
  return { values: `${list(parts)}${of}`, cases: list(parts.map(part => `case ${part}:`)) };
}

function isUnit(type: Type): boolean {
  return type.kind === 'literal' || isPrimitive(type, 'undefined') || isPrimitive(type, 'null');
}

function lastStatement(block: Block): Statement | undefined {
  const last = block.statements.findLast(statement => statement.kind !== 'LocalFunction');
  if (last?.kind === 'TransactionStatement' || last?.kind === 'SagaStatement')
    return lastStatement(last.body);
  return last?.kind === 'Block' ? lastStatement(last) : last;
}
