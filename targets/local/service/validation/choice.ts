// Rules of a Choice.

import { operatorsOf } from '../../interpreter/choice.ts';
import { compare } from '../../interpreter/comparison.ts';
import type { Json } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';
import { parsePath } from '../../interpreter/paths/parse.ts';
import { isTimestamp } from '../../interpreter/waiting.ts';
import { type Checked, schema } from './checked.ts';
import type { Fields, Problem } from './problem.ts';

export function choiceProblems({ state, at, language }: Checked): readonly Problem[] {
  const { Choices } = state;
  if (Choices === undefined) return [schema('These fields are required: [Choices]', at)];
  if (!Array.isArray(Choices) || Choices.length === 0)
    return [schema('Expected value of type Array with at least one element', `${at}/Choices`)];
  return (Choices as readonly Json[]).flatMap((rule, i) => {
    const place = `${at}/Choices[${i}]`;
    if (!isRecord(rule)) return [schema('Expected value of type Object', place)];
    const next = rule['Next'] === undefined ? [schema('These fields are required: [Next]', place)] : [];
    return [
      ...next,
      ...(language === 'JSONata' ? conditionProblems(rule, place) : ruleProblems(rule, place)),
    ];
  });
}

function conditionProblems({ Condition }: Fields, at: string): readonly Problem[] {
  if (Condition === undefined) return [schema('These fields are required: [Condition]', at)];
  const fits =
    typeof Condition === 'boolean' ||
    (typeof Condition === 'string' && Condition.startsWith('{%') && Condition.endsWith('%}'));
  return fits ? [] : [schema('Expected value of type Boolean or a JSONata expression', `${at}/Condition`)];
}

function ruleProblems(rule: Fields, at: string): readonly Problem[] {
  const operators = operatorsOf(rule);
  const [operator] = operators;
  if (operator === undefined || operators.length !== 1)
    return [schema('There should be exactly one comparison operator', at)];
  const inner = rule[operator] ?? null;
  if (operator === 'And' || operator === 'Or') {
    if (!Array.isArray(inner) || inner.length === 0)
      return [schema('Expected value of type Array', `${at}/${operator}`)];
    return (inner as readonly Json[]).flatMap((each, i) => nested(each, `${at}/${operator}[${i}]`));
  }
  if (operator === 'Not') return nested(inner, `${at}/Not`);
  const { Variable } = rule;
  if (Variable === undefined) return [schema('These fields are required: [Variable]', at)];
  if (typeof Variable !== 'string' || parsePath(Variable) === undefined)
    return [schema('Value is not a valid JSONPath', `${at}/Variable`)];
  if (!isOperator(operator)) return [schema(`Field '${operator}' is not supported`, at)];
  return operandFits(operator, inner)
    ? []
    : [schema(`Value does not fit '${operator}'`, `${at}/${operator}`)];
}

function nested(rule: Json, at: string): readonly Problem[] {
  return isRecord(rule) ? ruleProblems(rule, at) : [schema('Expected value of type Object', at)];
}

function operandFits(operator: string, operand: Json): boolean {
  if (operator.startsWith('Is') || operator === 'BooleanEquals') return typeof operand === 'boolean';
  if (operator.endsWith('Path')) return typeof operand === 'string' && parsePath(operand) !== undefined;
  if (operator.startsWith('Numeric')) return typeof operand === 'number';
  if (operator.startsWith('Timestamp')) return typeof operand === 'string' && isTimestamp(operand);
  return typeof operand === 'string';
}

function isOperator(name: string): boolean {
  if (name === 'IsPresent') return true;
  const plain = name.endsWith('Path') && !name.startsWith('Is') ? name.slice(0, -'Path'.length) : name;
  return compare(plain, null, null) !== undefined;
}
