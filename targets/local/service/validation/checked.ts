// A state that is checked, and what all checks have in common.
import type { Json } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';
import { error, type Fields, type InBlock, type Problem, type Rules } from './problem.ts';

export interface Checked {
  readonly state: Fields;
  readonly at: string;
  readonly rules: Rules;
  readonly language: Rules['machine'];
  readonly inBlock: InBlock;
}

export function schema(message: string, location: string): Problem {
  return error('SCHEMA_VALIDATION_FAILED', message, location);
}

export function isExpression(value: Json): boolean {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}');
}

export function onlyOne(state: Fields, fields: readonly string[], at: string): readonly Problem[] {
  const there = fields.filter(field => state[field] !== undefined);
  return there.length > 1
    ? [schema(`There should only be one of the following fields: [${fields.join(', ')}]`, at)]
    : [];
}

export function blockProblems(
  block: Json,
  at: string,
  { rules, inBlock }: Pick<Checked, 'rules' | 'inBlock'>,
): readonly Problem[] {
  if (!isRecord(block)) return [schema('Expected value of type Object', at)];
  const missing = ['States', 'StartAt'].filter(field => block[field] === undefined);
  if (missing.length > 0) return [schema(`These fields are required: [${missing.join(', ')}]`, at)];
  const own =
    block['QueryLanguage'] === undefined ? [] : [schema("Field 'QueryLanguage' is not supported", at)];
  return [...own, ...inBlock(block, at, rules)];
}

const texts = ['Comment', 'Default', 'Error', 'Cause', 'Next'];
const objects = ['Assign', 'ItemReader', 'ItemBatcher', 'ResultWriter'];

/** Of fields that are of one type in every state. */
export function typeProblems(state: Fields, at: string): readonly Problem[] {
  return [
    ...texts.flatMap(field => typed(state, field, at, 'String')),
    ...objects.flatMap(field => typed(state, field, at, 'Object')),
  ];
}

function typed(state: Fields, field: string, at: string, type: 'String' | 'Object'): readonly Problem[] {
  const value = state[field];
  const fits = value === undefined || (type === 'String' ? typeof value === 'string' : isRecord(value));
  return fits ? [] : [schema(`Expected value of type ${type}`, `${at}/${field}`)];
}
