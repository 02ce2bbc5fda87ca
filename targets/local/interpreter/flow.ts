// How data flows through a state: what it takes in, what it sends, and what it leaves behind. In JSONata that is `Arguments`,
// `Output` and `Assign`; in JSONPath `InputPath`, `Parameters`, `ResultSelector`, `ResultPath`, `OutputPath` and `Assign`.
// All fields of a state see the variables as they were on entry.
import type { Leaving, StateDefinition, Template } from './definition.ts';
import { StateError } from './errors.ts';
import { evaluate } from './evaluation.ts';
import { exceeds, isRecord, type Json } from './json.ts';
import { parsePath } from './paths/parse.ts';
import { place } from './paths/reference.ts';
import { fillTemplate, pathValue, runtimeError } from './payload.ts';
import {
  type Caught,
  type Entered,
  isJsonata,
  limited,
  note,
  pathView,
  type Seen,
  type Site,
  type Step,
  view,
} from './run.ts';
import type { Variables } from './snapshot.ts';

/** After `InputPath`. */
export function effectiveInput(site: Site, frame: Entered, state: StateDefinition): Json {
  if (isJsonata(site, state)) return frame.input;
  const input = byPath(site, frame, state.InputPath, frame.input);
  site.run.probe?.saw('afterInputPath', input);
  return input;
}

function byPath(site: Site, frame: Entered, path: string | null | undefined, data: Json): Json {
  if (path === undefined || path === '$') return data;
  return path === null ? {} : pathValue(path, pathView(site, frame, data));
}

/** What a Task sends and a Parallel gives its branches: after `Arguments`, or after `InputPath` and `Parameters`. */
export function argumentsOf(site: Site, frame: Entered, state: StateDefinition, token?: string): Json {
  if (isJsonata(site, state)) {
    if (state.Arguments === undefined) return frame.input;
    const sent = limited(evaluate(state.Arguments, 'Arguments', view(site, frame, { token })), frame.state);
    site.run.probe?.saw('afterArguments', sent);
    return sent;
  }
  const input = effectiveInput(site, frame, state);
  const sent =
    state.Parameters === undefined
      ? input
      : limited(fillTemplate(state.Parameters, pathView(site, frame, input, token)), frame.state);
  site.run.probe?.saw('afterParameters', sent);
  return sent;
}

/** A field of a Map in the state's language, over its effective input. */
export function fill(site: Site, frame: Entered, field: Field): Json {
  const { state, name, template, data } = field;
  return isJsonata(site, state)
    ? evaluate(template, name, view(site, frame))
    : fillTemplate(template, pathView(site, frame, data));
}

export interface Field {
  readonly state: StateDefinition;
  readonly name: string;
  readonly template: Template;
  /** `$` in JSONPath. */
  readonly data: Json;
}

/** With the result of a Task, Parallel, Map or Pass. */
export function leaveWithResult(site: Site, frame: Entered, state: StateDefinition, result: Json): Step {
  if (isJsonata(site, state)) {
    const seen: Seen = state.Type === 'Pass' ? {} : { result };
    return leaveJsonata(site, frame, { fields: state, state, seen, location: '', otherwise: result });
  }
  const variables = assignedByPath(site, frame, state, result);
  const selected =
    state.ResultSelector === undefined
      ? result
      : limited(fillTemplate(state.ResultSelector, pathView(site, frame, result)), frame.state);
  site.run.probe?.saw('afterResultSelector', selected);
  const merged = withResult(frame.input, state.ResultPath, selected);
  site.run.probe?.saw('afterResultPath', merged);
  const output = byPath(site, frame, state.OutputPath, merged);
  return left(site, frame, { state, next: state.Next, output: limited(output, frame.state), variables });
}

/** With its input: Choice, Wait, Succeed. `rule` is that of a Choice which holds. */
export function leaveWithInput(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  {
    fields = state,
    location = '',
    next = state.Next,
  }: { fields?: Leaving; location?: string; next?: string | undefined } = {},
): Step {
  if (isJsonata(site, state)) {
    const leaving = {
      fields: { ...fields, ...(next !== undefined && { Next: next }) },
      state,
      seen: {},
      location,
    };
    return leaveJsonata(site, frame, { ...leaving, otherwise: frame.input });
  }
  const input = effectiveInput(site, frame, state);
  const variables = assignedByPath(site, frame, fields, input);
  const output = byPath(site, frame, state.OutputPath, input);
  return left(site, frame, { state, next, output, variables });
}

export function leaveCaught(
  site: Site,
  frame: Entered,
  { state, catcher, index, errorOutput }: Caught,
): Step {
  if (isJsonata(site, state)) {
    const location = `Catch[${index}]/`;
    return leaveJsonata(site, frame, {
      fields: catcher,
      state,
      seen: { errorOutput },
      location,
      otherwise: errorOutput,
    });
  }
  const variables = assignedByPath(site, frame, catcher, errorOutput);
  const output = limited(withResult(frame.input, catcher.ResultPath, errorOutput), frame.state);
  return left(site, frame, { state, next: catcher.Next, output, variables });
}

interface JsonataLeaving {
  readonly fields: Leaving;
  readonly state: StateDefinition;
  readonly seen: Seen;
  /** Before `Assign` and `Output` in messages: `Catch[0]/`. */
  readonly location: string;
  /** The output where `Output` says nothing. */
  readonly otherwise: Json;
}

function leaveJsonata(
  site: Site,
  frame: Entered,
  { fields, state, seen, location, otherwise }: JsonataLeaving,
): Step {
  const { Assign, Output, Next } = fields;
  const seeing = Assign === undefined && Output === undefined ? undefined : view(site, frame, seen);
  let { variables } = frame;
  if (Assign !== undefined && seeing !== undefined)
    variables = assign(frame, evaluate(Assign, `${location}Assign`, seeing) as Variables);
  const output =
    Output === undefined || seeing === undefined
      ? otherwise
      : limited(evaluate(Output, `${location}Output`, seeing), frame.state);
  return left(site, frame, { state, next: Next, output, variables });
}

function assignedByPath(site: Site, frame: Entered, { Assign }: Leaving, data: Json): Variables {
  if (Assign === undefined) return frame.variables;
  return assign(frame, fillTemplate(Assign, pathView(site, frame, data)) as Variables);
}

/** AWS: of all variables of an execution. */
const variablesLimit = 10 * 1024 * 1024;

function assign(frame: Entered, assigned: Variables): Variables {
  limited(assigned, frame.state);
  const variables = { ...frame.variables, ...assigned };
  if (exceeds(variables, variablesLimit))
    throw new StateError(
      'States.DataLimitExceeded',
      'The variables exceed the maximum number of bytes service limit.',
    );
  return variables;
}

interface Left {
  readonly state: StateDefinition;
  readonly next: string | undefined;
  readonly output: Json;
  readonly variables: Variables;
}

function left(site: Site, frame: Entered, { state, next, output, variables }: Left): Step {
  const { Type } = state;
  if (Type !== 'Fail') {
    note(site, `${Type}StateExited`, () => ({
      name: frame.state,
      output: JSON.stringify(output),
      outputDetails: whole,
      ...(variables !== frame.variables && assignedDetails(frame.variables, variables)),
    }));
  }
  if (site.path === '') site.run.probe?.left(next, variables);
  return next === undefined
    ? { kind: 'ended', output }
    : { kind: 'next', state: next, input: output, variables };
}

export const whole = { truncated: false };

function assignedDetails(before: Variables, after: Variables) {
  const changed = Object.entries(after).filter(
    ([name, value]) => before[name] !== value || !Object.hasOwn(before, name),
  );
  return {
    assignedVariables: Object.fromEntries(changed.map(([name, value]) => [name, JSON.stringify(value)])),
    assignedVariablesDetails: whole,
  };
}

/** The result at its place in the state's raw input. */
function withResult(input: Json, path: string | null | undefined, result: Json): Json {
  if (path === null) return input;
  if (path === undefined || path === '$') return result;
  const parsed = parsePath(path);
  if (parsed === undefined) throw runtimeError(`Invalid path '${path}'`);
  const merged = isRecord(input) || Array.isArray(input) ? place(parsed, input, result) : undefined;
  if (merged === undefined)
    throw new StateError(
      'States.ResultPathMatchFailure',
      `Unable to apply step "${path.slice(2)}" to input ${JSON.stringify(input)}`,
    );
  return merged;
}
