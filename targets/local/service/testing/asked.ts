// What a TestState request asks for, and what the service refuses to test.

import type { Json, Machine, Mock, Probe, StateDefinition } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';
import { resourceOf } from '../../interpreter/resources.ts';
import { Fault, invalid } from '../fault.ts';
import { optional, type Parameters, record, required } from '../parameters.ts';
import { checkDefinition, checkState } from '../validation/definition.ts';
import { readMock } from './mock.ts';

export interface Asked {
  readonly machine: Machine;
  readonly name: string;
  readonly input: Json;
  readonly level: 'INFO' | 'DEBUG' | 'TRACE';
  /** In the place of what an `ItemReader` reads. */
  readonly items: readonly Json[] | undefined;
  readonly probe: Pick<Probe, 'context' | 'variables' | 'retries' | 'mock'>;
}

export function readTest(parameters: Parameters): Asked {
  const { machine, name, state } = machineOf(parameters);
  const mock = readMock(record(parameters, 'mock'), state);
  const configuration = record(parameters, 'stateConfiguration') ?? {};
  const failures = configuration['mapIterationFailureCount'];
  if (failures !== undefined && mock === undefined)
    throw invalid('TestState does not support MapIterationFailureCount when a mock is not specified.');
  requireRole(parameters, state, mock);
  const context = contextOf(parameters, state);
  const variables = parsed(parameters, 'variables');
  const retries = configuration['retrierRetryCount'];
  return {
    machine,
    name,
    input: parsed(parameters, 'input') ?? {},
    level: levelOf(optional(parameters, 'inspectionLevel') ?? 'INFO'),
    items: itemsOf(configuration),
    probe: {
      ...(context !== undefined && { context }),
      ...(isRecord(variables) && { variables }),
      ...(typeof retries === 'number' && { retries }),
      ...(mock !== undefined && { mock: withFailures(mock, failures) }),
    },
  };
}

/** The definition is a state, or a machine and the name of one of its states. */
function machineOf(parameters: Parameters): { machine: Machine; name: string; state: StateDefinition } {
  const text = required(parameters, 'definition');
  const stateName = optional(parameters, 'stateName');
  if (stateName === undefined) {
    checkState(text);
    const state = JSON.parse(text) as StateDefinition;
    const { QueryLanguage } = state;
    const name = 'StateName';
    const machine = {
      StartAt: name,
      States: { [name]: state },
      ...(QueryLanguage !== undefined && { QueryLanguage }),
    };
    return { machine, name, state };
  }
  checkDefinition(text, 'STANDARD');
  const whole = JSON.parse(text) as Machine;
  const block = blockWith(whole, stateName);
  const state = block?.States[stateName];
  if (block === undefined || state === undefined)
    throw invalid(`State '${stateName}' not found in the state machine definition`);
  const { QueryLanguage } = whole;
  const machine = {
    StartAt: stateName,
    States: block.States,
    ...(QueryLanguage !== undefined && { QueryLanguage }),
  };
  return { machine, name: stateName, state };
}

type Block = Pick<Machine, 'StartAt' | 'States'>;

function blockWith(block: Block, name: string): Block | undefined {
  if (Object.hasOwn(block.States, name)) return block;
  for (const state of Object.values(block.States)) {
    const inner = [...(state.Branches ?? []), state.ItemProcessor, state.Iterator];
    for (const each of inner) {
      const found = each && blockWith(each, name);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function requireRole(parameters: Parameters, state: StateDefinition, mock: Mock | undefined): void {
  if (mock !== undefined) {
    if (parameters['revealSecrets'] === true)
      throw invalid('TestState does not support RevealSecrets when a mock is specified.');
    return;
  }
  if (state.Type === 'Map' || state.Type === 'Parallel')
    throw invalid(`State type '${state.Type}' is not supported when a mock is not specified`);
  if (state.Type !== 'Task') return;
  const resource = resourceOf(state.Resource ?? '');
  if (resource?.kind === 'activity')
    throw invalid('Activity resources are not supported when a mock is not specified');
  if (resource?.kind === 'service' && resource.pattern !== '')
    throw invalid(
      `The '.${resource.pattern}' service integration is not supported when a mock is not specified`,
    );
  if (optional(parameters, 'roleArn') === undefined)
    throw invalid('RoleArn must be specified when testing a Task state');
}

function contextOf(parameters: Parameters, state: StateDefinition): Json | undefined {
  const context = parsed(parameters, 'context');
  if (context === undefined) return undefined;
  if (!isRecord(context))
    throw invalid('Invalid Context object provided: Context object must be a JSON object');
  const resource = resourceOf(state.Resource ?? '');
  const waits = resource?.kind === 'service' && resource.pattern !== '';
  if (Object.hasOwn(context, 'Task') && !waits)
    throw invalid(
      "Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    );
  if (Object.hasOwn(context, 'Map') && state.Type !== 'Map')
    throw invalid(
      "Invalid Context object provided: Context object contains 'Map' when state is not a Map state",
    );
  return context;
}

function parsed(parameters: Parameters, member: string): Json | undefined {
  const text = optional(parameters, member);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    if (member === 'input') throw new Fault('InvalidExecutionInput', `Invalid Execution Input: '${text}'`);
    throw invalid(`${member} must be valid JSON`);
  }
}

function levelOf(text: string): Asked['level'] {
  if (text === 'INFO' || text === 'DEBUG' || text === 'TRACE') return text;
  throw invalid(
    `1 validation error detected: Value '${text}' at 'inspectionLevel' failed to satisfy constraint: Member must satisfy enum value set: [INFO, DEBUG, TRACE]`,
  );
}

function itemsOf({ mapItemReaderData }: Parameters): readonly Json[] | undefined {
  if (typeof mapItemReaderData !== 'string') return undefined;
  let items: Json;
  try {
    items = JSON.parse(mapItemReaderData) as Json;
  } catch {
    throw invalid('Item reader data must be valid JSON');
  }
  if (!Array.isArray(items)) throw invalid('Item reader data must be an array');
  return items;
}

function withFailures(mock: Mock, failures: Json | undefined): Mock {
  if (mock.kind === 'error' || typeof failures !== 'number') return mock;
  if (Array.isArray(mock.result) && failures > mock.result.length)
    throw invalid('Map iteration failure count must be less than or equal to the number of Map iterations');
  return { ...mock, failures };
}
