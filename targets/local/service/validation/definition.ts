// Whether a text is a definition that the service takes.

import type { Json } from '../../interpreter/index.ts';
import { isRecord } from '../../interpreter/json.ts';
import { Fault } from '../fault.ts';
import { optional, type Parameters, required } from '../parameters.ts';
import type { MachineType } from '../records.ts';
import type { Problem } from './problem.ts';
import { problemsOf, problemsOfState } from './problems.ts';
import { references } from './references.ts';

export function checkDefinition(text: string, type: MachineType): void {
  refuse(problemsOf(text, type));
}

/** Of one state alone. */
export function checkState(text: string): void {
  refuse(problemsOfState(text));
}

function refuse(problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'ERROR');
  if (errors.length === 0) return;
  const listed = errors.map(shown).join(', ');
  throw new Fault('InvalidDefinition', `Invalid State Machine Definition: '${listed}'`);
}

function shown({ code, message, location }: Problem): string {
  return location === undefined ? `${code}: ${message}` : `${code}: ${message} at ${location}`;
}

export function validateDefinition(parameters: Parameters): Json {
  const text = required(parameters, 'definition');
  const type = optional(parameters, 'type') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  const severity = optional(parameters, 'severity') ?? 'ERROR';
  const most = Number(parameters['maxResults'] ?? 0) || 100;
  const all = problemsOf(text, type);
  const seen = all.filter(problem => severity === 'WARNING' || problem.severity === 'ERROR');
  const failed = all.some(problem => problem.severity === 'ERROR');
  return {
    result: failed ? 'FAIL' : 'OK',
    diagnostics: seen.slice(0, most).map(({ severity: level, code, message, location }) => ({
      severity: level,
      code,
      message,
      ...(location !== undefined && { location }),
    })),
    truncated: seen.length > most,
  };
}

/** Which variables the states with a name read: by state, without the dollar sign. */
export function variableReferences(text: string): { readonly [state: string]: Json } {
  const machine = JSON.parse(text) as Json;
  return isRecord(machine) ? references(machine) : {};
}
