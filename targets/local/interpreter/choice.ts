// Rules of a Choice in JSONPath.
import { compare } from './comparison.ts';
import type { Rule } from './definition.ts';
import { isRecord, type Json } from './json.ts';
import { type PathView, runtimeError, valueAt } from './payload.ts';

const besides = new Set(['Variable', 'Next', 'Comment', 'Assign', 'Output']);

export function ruleHolds(rule: Rule, view: PathView): boolean {
  if (rule.And !== undefined) return rule.And.every(each => ruleHolds(each, view));
  if (rule.Or !== undefined) return rule.Or.some(each => ruleHolds(each, view));
  if (rule.Not !== undefined) return !ruleHolds(rule.Not, view);
  const operator = Object.keys(rule).find(key => !besides.has(key));
  if (operator === undefined || rule.Variable === undefined) throw runtimeError('A rule has no operator');
  const operand = (rule as unknown as { readonly [operator: string]: Json })[operator] ?? null;
  const value = valueAt(rule.Variable, view);
  if (operator === 'IsPresent') return (value !== undefined) === operand;
  if (value === undefined)
    throw runtimeError(
      `Invalid path '${rule.Variable}': The choice state's condition path references an invalid value.`,
    );
  return operator.endsWith('Path')
    ? holdsByPath(operator, value, String(operand), view)
    : holds(operator, value, operand);
}

function holdsByPath(operator: string, value: Json, path: string, view: PathView): boolean {
  const operand = valueAt(path, view);
  if (operand === undefined)
    throw runtimeError(
      `Invalid path '${path}': The choice state's condition path references an invalid value.`,
    );
  return holds(operator.slice(0, -'Path'.length), value, operand);
}

function holds(operator: string, value: Json, operand: Json): boolean {
  const result = compare(operator, value, operand);
  if (result === undefined) throw runtimeError(`There is no operator ${operator}`);
  return result;
}

/** The operators of a rule, for whoever validates it. */
export function operatorsOf(rule: unknown): readonly string[] {
  return isRecord(rule) ? Object.keys(rule).filter(key => !besides.has(key)) : [];
}
