// Which variables the states of a machine read, by state.
import { expressionOf } from '../../interpreter/evaluation.ts';
import type { Json } from '../../interpreter/index.ts';
import { type Argument, isCall, parseCall } from '../../interpreter/intrinsics/parse.ts';
import { isRecord } from '../../interpreter/json.ts';
import { syntaxOf } from '../../interpreter/jsonata.ts';
import { parsePath } from '../../interpreter/paths/parse.ts';
import { blocks } from './graph.ts';
import type { Fields } from './problem.ts';
import { variablesIn } from './syntax.ts';

export function references(machine: Fields): { readonly [state: string]: readonly string[] } {
  const found: { [state: string]: readonly string[] } = {};
  const language = machine['QueryLanguage'];
  const visit = (block: Fields): void => {
    for (const [name, state] of Object.entries(
      (block['States'] ?? {}) as { readonly [name: string]: Fields },
    )) {
      const names = namesOf(state, (state['QueryLanguage'] ?? language) === 'JSONata');
      if (names.length > 0) found[name] = names;
      for (const { inner } of blocks(state, '')) visit(inner);
    }
  };
  visit(machine);
  return found;
}

const withoutExpressions = new Set(['Branches', 'ItemProcessor', 'Iterator', 'Result', 'Comment', 'Type']);

function namesOf(state: Fields, jsonata: boolean): readonly string[] {
  const names = new Set<string>();
  for (const [field, value] of Object.entries(state)) {
    if (withoutExpressions.has(field)) continue;
    const read = jsonata ? inExpressions(value) : inPaths(value, field);
    for (const name of read) names.add(name);
  }
  return [...names].sort();
}

function inExpressions(value: Json): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(inExpressions);
  if (isRecord(value)) return Object.values(value).flatMap(inExpressions);
  const text = expressionOf(value);
  const syntax = text === undefined ? undefined : syntaxOf(text);
  return syntax !== undefined && 'tree' in syntax ? variablesIn(syntax.tree) : [];
}

function inPaths(value: Json, key: string): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(each => inPaths(each, ''));
  if (isRecord(value)) return Object.entries(value).flatMap(([name, each]) => inPaths(each, name));
  const isPath = key.endsWith('.$') || key.endsWith('Path') || key === 'Variable';
  return isPath && typeof value === 'string' ? inText(value) : [];
}

function inText(text: string): readonly string[] {
  if (isCall(text)) {
    const call = parseCall(text);
    return call === undefined ? [] : inArgument(call);
  }
  const root = parsePath(text)?.root;
  return root?.kind === 'variable' ? [root.name] : [];
}

function inArgument(argument: Argument): readonly string[] {
  if (argument.kind === 'call') return argument.args.flatMap(inArgument);
  return argument.kind === 'path' && argument.path.root.kind === 'variable' ? [argument.path.root.name] : [];
}
