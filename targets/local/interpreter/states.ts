// What each kind of state does when it is entered or left; a Task is in task.ts, Parallel and Map are in children.ts.
import { ruleHolds } from './choice.ts';
import type { Rule, StateDefinition } from './definition.ts';
import { StateError } from './errors.ts';
import { evaluateAs } from './evaluation.ts';
import { argumentsOf, effectiveInput, leaveWithInput, leaveWithResult } from './flow.ts';
import { pathValue, runtimeError } from './payload.ts';
import { type Entered, isJsonata, pathView, type Site, type Step, sleep, view } from './run.ts';
import { wakeUpTime } from './waiting.ts';

export function pass(site: Site, frame: Entered, state: StateDefinition): Step {
  if (isJsonata(site, state)) return leaveWithResult(site, frame, state, frame.input);
  if (state.Result === undefined) return leaveWithResult(site, frame, state, argumentsOf(site, frame, state));
  site.run.probe?.saw('result', state.Result);
  return leaveWithResult(site, frame, state, state.Result);
}

export function succeed(site: Site, frame: Entered, state: StateDefinition): Step {
  return leaveWithInput(site, frame, state);
}

export function fail(site: Site, frame: Entered, state: StateDefinition): Step {
  site.run.probe?.saw('afterInputPath', frame.input);
  return {
    kind: 'failed',
    error: failText(site, frame, state, 'Error'),
    cause: failText(site, frame, state, 'Cause'),
  };
}

function failText(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  field: 'Error' | 'Cause',
): string | undefined {
  const text = state[field];
  if (text !== undefined)
    return isJsonata(site, state) ? (evaluateAs('string', text, field, view(site, frame)) as string) : text;
  const path = state[`${field}Path`];
  if (path === undefined) return undefined;
  const value = pathValue(path, pathView(site, frame, effectiveInput(site, frame, state)));
  if (typeof value !== 'string')
    throw runtimeError(`${field}Path '${path}' does not reference a string: ${JSON.stringify(value)}`);
  return value;
}

export function choose(site: Site, frame: Entered, state: StateDefinition): Step {
  const rules = state.Choices ?? [];
  const chosen = isJsonata(site, state)
    ? chosenByCondition(site, frame, rules)
    : chosenByPath(site, frame, state, rules);
  const rule = rules[chosen];
  if (rule !== undefined)
    return leaveWithInput(site, frame, state, {
      fields: rule,
      location: `Choices[${chosen}]/`,
      next: rule.Next,
    });
  if (state.Default === undefined)
    throw new StateError('States.NoChoiceMatched', `No choice matched in state '${frame.state}'.`);
  return leaveWithInput(site, frame, state, { next: state.Default });
}

function chosenByCondition(site: Site, frame: Entered, rules: readonly Rule[]): number {
  const seen = view(site, frame);
  return rules.findIndex(
    ({ Condition = false }, i) => evaluateAs('boolean', Condition, `Choices[${i}]/Condition`, seen) === true,
  );
}

function chosenByPath(site: Site, frame: Entered, state: StateDefinition, rules: readonly Rule[]): number {
  const seen = pathView(site, frame, effectiveInput(site, frame, state));
  return rules.findIndex(rule => ruleHolds(rule, seen));
}

export function wait(site: Site, frame: Entered, state: StateDefinition): Step {
  return sleep(site, frame, wakeUpTime(site, frame, state), 'exit');
}

export function waited(site: Site, frame: Entered, state: StateDefinition): Step {
  return leaveWithInput(site, frame, state);
}
