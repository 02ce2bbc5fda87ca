// Fields of a state in JSONPath: paths, calls of intrinsic functions, and payload templates, in which a member whose name ends
// in `.$` is one of the two.
import { StateError } from './errors.ts';
import { type Asking, answerOf, type Scope, variable } from './evaluation.ts';
import { intrinsics, Misuse } from './intrinsics/functions.ts';
import { type Argument, type Call, isCall, parseCall, unescaped } from './intrinsics/parse.ts';
import { isRecord, type Json } from './json.ts';
import type { Path } from './paths/model.ts';
import { parsePath } from './paths/parse.ts';
import { select } from './paths/select.ts';

/** What the paths of one field see. */
export interface PathView extends Asking {
  /** `$` */
  readonly data: Json;
  /** `$$` */
  readonly context: Json;
  readonly scope: Scope;
}

export function fillTemplate(template: Json, view: PathView): Json {
  if (Array.isArray(template)) return template.map(element => fillTemplate(element, view));
  if (!isRecord(template)) return template;
  const members = Object.entries(template).map(([key, member]): readonly [string, Json] =>
    key.endsWith('.$') && typeof member === 'string'
      ? [key.slice(0, -2), memberValue(member, key, view)]
      : [key, fillTemplate(member, view)],
  );
  return Object.fromEntries(members);
}

function memberValue(text: string, key: string, view: PathView): Json {
  if (isCall(text)) return callText(text, view);
  const path = parsePath(text);
  if (path === undefined) throw runtimeError(`The value for the field '${key}' must be a valid JSONPath`);
  const found = lookUp(path, view);
  if (found.kind === 'value') return found.value;
  throw runtimeError(
    `The JSONPath '${text}' specified for the field '${key}' could not be found in the input '${JSON.stringify(rootOf(path, view) ?? null)}'`,
  );
}

/** A field that is a path, or a call where the field allows one. */
export function pathValue(text: string, view: PathView): Json {
  if (isCall(text)) return callText(text, view);
  const path = parsePath(text);
  if (path === undefined) throw runtimeError(`Invalid path '${text}'`);
  const found = lookUp(path, view);
  if (found.kind === 'missing') throw runtimeError(`Invalid path '${text}' : ${found.reason}`);
  return found.value;
}

/** Undefined: what a definite path names is not there. */
export function valueAt(text: string, view: PathView): Json | undefined {
  if (isCall(text)) return callText(text, view);
  const path = parsePath(text);
  const found = path && lookUp(path, view);
  return found?.kind === 'value' ? found.value : undefined;
}

function lookUp(path: Path, view: PathView): ReturnType<typeof select> {
  const root = rootOf(path, view);
  if (root === undefined) return { kind: 'missing', reason: `No results for path: ${path.text}` };
  return select(path, root);
}

function rootOf({ root }: Path, view: PathView): Json | undefined {
  if (root.kind === 'data') return view.data;
  return root.kind === 'context' ? view.context : variable(root.name, view.scope);
}

function callText(text: string, view: PathView): Json {
  const call = parseCall(text);
  if (call === undefined) throw runtimeError(`Invalid call of an intrinsic function: ${text}`);
  return callValue(call, text, view);
}

function callValue(call: Call, text: string, view: PathView): Json {
  const intrinsic = Object.hasOwn(intrinsics, call.name) ? intrinsics[call.name] : undefined;
  if (intrinsic === undefined) throw runtimeError(`There is no intrinsic function ${call.name}`);
  const args = call.args.map((argument, i) => argumentValue(argument, { call, i, text }, view));
  try {
    return intrinsic(args, (expression, variables) => answerOf(expression, variables, view));
  } catch (problem) {
    if (problem instanceof Misuse)
      throw new StateError('States.IntrinsicFailure', `${problem.message} in ${text}`);
    throw problem;
  }
}

interface Place {
  readonly call: Call;
  readonly i: number;
  readonly text: string;
}

function argumentValue(argument: Argument, { call, i, text }: Place, view: PathView): Json {
  if (argument.kind === 'call') return callValue(argument, text, view);
  if (argument.kind === 'constant') return argument.value;
  // The template of Format keeps its escapes: it looks at braces.
  if (argument.kind === 'text')
    return call.name === 'States.Format' && i === 0 ? argument.raw : unescaped(argument.raw);
  const found = lookUp(argument.path, view);
  if (found.kind === 'missing')
    throw runtimeError(
      `The function '${text}' had the following error: The JsonPath argument for the field '${argument.path.text}' could not be found in the input '${JSON.stringify(rootOf(argument.path, view) ?? null)}'`,
    );
  return found.value;
}

export function runtimeError(reason: string): StateError {
  return new StateError('States.Runtime', reason);
}
