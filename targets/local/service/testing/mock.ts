// Mocks: what a state's call is said to come to, as far as the service believes it.
import type { Json, Mock, StateDefinition } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';
import { resourceOf } from '../../interpreter/resources.ts';
import { invalid } from '../fault.ts';
import { optional, type Parameters, record } from '../parameters.ts';
import { checkResponse } from './responses.ts';

export function readMock(given: Parameters | undefined, state: StateDefinition): Mock | undefined {
  if (given === undefined) return undefined;
  const { Type } = state;
  if (Type !== 'Task' && Type !== 'Map' && Type !== 'Parallel')
    throw invalid(`State type '${Type}' is not supported when a mock is specified`);
  const error = record(given, 'errorOutput');
  const text = optional(given, 'result');
  if (error !== undefined && text !== undefined)
    throw invalid('A test mock should have only one of the following fields: [result, errorOutput].');
  if (error !== undefined)
    return { kind: 'error', error: optional(error, 'error') ?? '', cause: optional(error, 'cause') ?? '' };
  if (text === undefined)
    throw invalid('A test mock should have one of the following fields: [result, errorOutput].');
  const result = parsed(text);
  checkShape(state, result);
  checkFields(state, result, optional(given, 'fieldValidationMode') ?? 'STRICT');
  return { kind: 'result', result, failures: 0 };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw invalid('Mocked result must be valid JSON');
  }
}

function checkShape(state: StateDefinition, result: Json): void {
  if (state.Type === 'Task') return;
  if (state.Type === 'Map' && state.ResultWriter !== undefined) {
    if (!isRecord(result)) throw invalid('Mocked result must be a JSON object.');
    return;
  }
  if (!Array.isArray(result)) throw invalid('Mocked result must be an array.');
  if (state.Type === 'Parallel' && result.length !== state.Branches?.length)
    throw invalid('Mocked result must contain the same number of items as number of Parallel branches.');
}

function checkFields(state: StateDefinition, result: Json, mode: string): void {
  if (mode === 'NONE' || state.Type !== 'Task') return;
  const resource = resourceOf(state.Resource ?? '');
  if (resource?.kind !== 'service') return;
  // A task that waits for its token has whatever the token's owner says.
  if (resource.pattern === 'waitForTaskToken') return;
  const problem = checkResponse(resource, result, mode === 'PRESENT' ? 'PRESENT' : 'STRICT');
  if (problem !== undefined) throw invalid(`Mock result schema validation error: ${problem}`);
}
