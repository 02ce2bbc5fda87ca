// All problems of a definition, in the order in which the service lists them: the text, the machine, each state, and then how
// states lead to one another.
import { deeperThan } from '../../depth.ts';
import type { Json } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';
import type { MachineType } from '../records.ts';
import { schema } from './checked.ts';
import { graphProblems } from './graph.ts';
import { error, type Problem, type Rules } from './problem.ts';
import { stateProblems } from './state.ts';

export function problemsOf(text: string, type: MachineType): readonly Problem[] {
  const parsed = parse(text);
  if (!('value' in parsed)) return [parsed];
  const machine = parsed.value;
  if (!isRecord(machine))
    return [error('SCHEMA_VALIDATION_FAILED', 'Definition must be a valid JSON object', undefined)];
  const top = topProblems(machine);
  if (top.length > 0) return top;
  const language = machine['QueryLanguage'] === 'JSONata' ? 'JSONata' : 'JSONPath';
  const rules: Rules = { type, machine: language, declared: machine['QueryLanguage'] !== undefined };
  const schema = statesProblems(machine, '', rules);
  return schema.length > 0 ? schema : graphProblems(machine);
}

/** Of a definition that is one state alone. */
export function problemsOfState(text: string): readonly Problem[] {
  const parsed = parse(text);
  if (!('value' in parsed)) return [parsed];
  const state = parsed.value;
  if (!isRecord(state))
    return [error('SCHEMA_VALIDATION_FAILED', 'Definition must be a valid JSON object', undefined)];
  const language = state['QueryLanguage'] === 'JSONata' ? 'JSONata' : 'JSONPath';
  return stateProblems(state, '', { type: 'STANDARD', machine: language, declared: false }, statesProblems);
}

const deepest = 200;

function parse(text: string): { readonly value: Json } | Problem {
  if (text.trim() === '')
    return error('SCHEMA_VALIDATION_FAILED', 'Definition must be a valid JSON object', undefined);
  if (deeperThan(text, deepest))
    return error('TOO_DEEPLY_NESTED', 'Definition is nested too deeply', undefined);
  try {
    return { value: JSON.parse(text) as Json };
  } catch (problem) {
    return error('INVALID_JSON_DESCRIPTION', (problem as Error).message, undefined);
  }
}

const machineFields = new Set(['Comment', 'QueryLanguage', 'StartAt', 'States', 'TimeoutSeconds', 'Version']);

function topProblems(machine: { readonly [field: string]: Json }): readonly Problem[] {
  const missing = ['States', 'StartAt'].filter(field => machine[field] === undefined);
  if (missing.length > 0) return [schema(`These fields are required: [${missing.join(', ')}]`, '/')];
  const problems = Object.keys(machine)
    .filter(field => !machineFields.has(field))
    .map(field => schema(`Field '${field}' is not supported`, '/'));
  const { QueryLanguage, TimeoutSeconds } = machine;
  if (QueryLanguage !== undefined && QueryLanguage !== 'JSONata' && QueryLanguage !== 'JSONPath')
    problems.push(
      schema(
        "The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]",
        '/QueryLanguage',
      ),
    );
  if (TimeoutSeconds !== undefined && !(Number.isInteger(TimeoutSeconds) && Number(TimeoutSeconds) > 0))
    problems.push(schema('Expected value of type Integer', '/TimeoutSeconds'));
  return problems;
}

/** Of all states of a block. */
function statesProblems(
  block: { readonly [field: string]: Json },
  at: string,
  rules: Rules,
): readonly Problem[] {
  const { States, StartAt } = block;
  if (!isRecord(States)) return [schema('Expected value of type Object', `${at}/States`)];
  const problems: Problem[] = [];
  if (Object.keys(States).length === 0)
    problems.push(schema('Should NOT have fewer than 1 properties', `${at}/States`));
  if (typeof StartAt !== 'string') problems.push(schema('Expected value of type String', `${at}/StartAt`));
  for (const [name, state] of Object.entries(States)) {
    const place = `${at}/States/${name}`;
    if ([...name].length > 80)
      problems.push(error('INVALID_STATE_NAME', 'State name must not be longer than 80 characters', place));
    if (isRecord(state)) problems.push(...stateProblems(state, place, rules, statesProblems));
    else problems.push(schema('Expected value of type Object', place));
  }
  return problems;
}
