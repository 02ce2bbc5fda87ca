// Retriers and catchers.
import type { Json } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';
import { schema } from './checked.ts';
import { isReference } from './expressions.ts';
import type { Fields, Problem } from './problem.ts';

export function handlerProblems(state: Fields, at: string): readonly Problem[] {
  return [
    ...list(state['Retry'], `${at}/Retry`, retrierProblems),
    ...list(state['Catch'], `${at}/Catch`, catcherProblems),
  ];
}

type Check = (rule: Fields, at: string) => readonly Problem[];

function list(rules: Json | undefined, at: string, check: Check): readonly Problem[] {
  if (rules === undefined) return [];
  if (!Array.isArray(rules)) return [schema('Expected value of type Array', at)];
  return (rules as readonly Json[]).flatMap((rule, i) => {
    const place = `${at}[${i}]`;
    if (!isRecord(rule)) return [schema('Expected value of type Object', place)];
    return [...errorsProblems(rule, place, i === rules.length - 1), ...check(rule, place)];
  });
}

function errorsProblems({ ErrorEquals }: Fields, at: string, last: boolean): readonly Problem[] {
  if (ErrorEquals === undefined) return [schema('These fields are required: [ErrorEquals]', at)];
  if (!Array.isArray(ErrorEquals) || ErrorEquals.length === 0)
    return [schema('Expected value of type Array with at least one element', `${at}/ErrorEquals`)];
  if (!ErrorEquals.every(name => typeof name === 'string'))
    return [schema('Expected value of type String', `${at}/ErrorEquals`)];
  const all = ErrorEquals.includes('States.ALL');
  if (all && ErrorEquals.length > 1) return [schema("'States.ALL' must appear alone", `${at}/ErrorEquals`)];
  return all && !last
    ? [schema("'States.ALL' must appear only in the last element", `${at}/ErrorEquals`)]
    : [];
}

const numbers = [
  { field: 'IntervalSeconds', least: 1, most: 99_999_999, whole: true },
  { field: 'MaxAttempts', least: 0, most: 99_999_999, whole: true },
  { field: 'BackoffRate', least: 1, most: Number.POSITIVE_INFINITY, whole: false },
  { field: 'MaxDelaySeconds', least: 1, most: 31_622_400, whole: true },
];

function retrierProblems(rule: Fields, at: string): readonly Problem[] {
  const problems = numbers.flatMap(({ field, least, most, whole }) => {
    const value = rule[field];
    const place = `${at}/${field}`;
    if (value === undefined) return [];
    if (typeof value !== 'number' || (whole && !Number.isInteger(value)))
      return [schema(`Expected value of type ${whole ? 'Integer' : 'Float'}`, place)];
    if (value < least) return [schema(`Minimum value is ${whole ? least : least.toFixed(1)}`, place)];
    return value > most ? [schema(`Maximum value is ${most}`, place)] : [];
  });
  const { JitterStrategy = 'NONE' } = rule;
  if (JitterStrategy !== 'NONE' && JitterStrategy !== 'FULL')
    problems.push(
      schema(
        "The field 'JitterStrategy' should have one of these values: [FULL, NONE]",
        `${at}/JitterStrategy`,
      ),
    );
  return problems;
}

function catcherProblems({ Next, ResultPath }: Fields, at: string): readonly Problem[] {
  if (Next === undefined) return [schema('These fields are required: [Next]', at)];
  if (typeof Next !== 'string') return [schema('Expected value of type String', `${at}/Next`)];
  if (ResultPath === undefined || ResultPath === null) return [];
  const fits = typeof ResultPath === 'string' && isReference(ResultPath);
  return fits ? [] : [schema('Value is not a Reference Path: Illegal use of path', `${at}/ResultPath`)];
}
