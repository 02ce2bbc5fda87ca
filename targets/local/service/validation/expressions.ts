// Expressions in the fields of a state: those of JSONata must parse and start from `$states` or a variable; paths, and calls
// of intrinsic functions in templates, must be what they look like.
import { expressionOf } from '../../interpreter/evaluation.ts';
import type { Json } from '../../interpreter/index.ts';
import { isIntrinsic } from '../../interpreter/intrinsics/functions.ts';
import { type Call, isCall, parseCall } from '../../interpreter/intrinsics/parse.ts';
import { isRecord } from '../../interpreter/json.ts';
import { syntaxOf } from '../../interpreter/jsonata.ts';
import { parsePath } from '../../interpreter/paths/parse.ts';
import { error, type Fields, type Problem } from './problem.ts';
import { topLevelNames } from './syntax.ts';

/** Fields that are blocks of states, or about the state itself. */
const without = new Set([
  'Type',
  'Comment',
  'QueryLanguage',
  'Next',
  'End',
  'Branches',
  'ItemProcessor',
  'Iterator',
  'Result',
  'Resource',
  'Default',
  'Label',
]);

export function expressionProblems(
  state: Fields,
  at: string,
  language: 'JSONPath' | 'JSONata',
): readonly Problem[] {
  const check = language === 'JSONata' ? inJsonata : inTemplate;
  const fields = Object.entries(state).filter(([field]) => !without.has(field));
  return [
    ...fields.flatMap(([field, value]) => check(value, `${at}/${field}`)),
    ...(language === 'JSONPath' ? pathProblems(state, at) : []),
    ...assignProblems(state, at),
  ];
}

function inJsonata(value: Json, at: string): readonly Problem[] {
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((each, i) => inJsonata(each, `${at}[${i}]`));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, each]) => inJsonata(each, `${at}/${key}`));
  const text = expressionOf(value);
  if (text === undefined) return [];
  const syntax = syntaxOf(text);
  if ('problem' in syntax) return [error('INVALID_JSONATA_EXPRESSION', syntax.problem, at)];
  return topLevelNames(syntax.tree).map(name =>
    error('UNSUPPORTED_JSONATA_EXPRESSION', `Reference to '${name}' at the top level is not supported.`, at),
  );
}

function inTemplate(value: Json, at: string): readonly Problem[] {
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((each, i) => inTemplate(each, `${at}[${i}]`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const place = `${at}/${key}`;
    if (!key.endsWith('.$')) return inTemplate(each, place);
    if (typeof each === 'string' && isValue(each)) return [];
    return [
      error(
        'SCHEMA_VALIDATION_FAILED',
        `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
        place,
      ),
    ];
  });
}

function isValue(text: string): boolean {
  if (!isCall(text)) return parsePath(text) !== undefined;
  const call = parseCall(text);
  return call !== undefined && isKnown(call);
}

/** It and the calls inside it. */
function isKnown({ name, args }: Call): boolean {
  return isIntrinsic(name, args.length) && args.every(each => each.kind !== 'call' || isKnown(each));
}

/** Those that may call an intrinsic function. */
const callable = new Set(['ErrorPath', 'CausePath']);

/** Null means an empty object, or that a result is dropped. */
const nullable = new Set(['InputPath', 'OutputPath', 'ResultPath']);

function pathProblems(state: Fields, at: string): readonly Problem[] {
  return Object.entries(state).flatMap(([field, value]) => {
    if (!field.endsWith('Path') || (value === null && nullable.has(field))) return [];
    const place = `${at}/${field}`;
    if (typeof value !== 'string')
      return [error('SCHEMA_VALIDATION_FAILED', 'Expected value of type String', place)];
    if (field === 'ResultPath')
      return isReference(value)
        ? []
        : [error('SCHEMA_VALIDATION_FAILED', 'Value is not a Reference Path: Illegal use of path', place)];
    const fits = callable.has(field) ? isValue(value) : parsePath(value) !== undefined;
    return fits ? [] : [error('SCHEMA_VALIDATION_FAILED', 'Value is not a valid JSONPath', place)];
  });
}

export function isReference(text: string): boolean {
  const path = parsePath(text);
  return path?.definite === true && path.root.kind === 'data';
}

function assignProblems({ Assign }: Fields, at: string): readonly Problem[] {
  if (!isRecord(Assign)) return [];
  return Object.keys(Assign).flatMap(key => {
    const name = key.replace(/\.\$$/, '');
    const fits =
      /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) && [...name].length <= 80 && name !== 'states';
    return fits
      ? []
      : [error('SCHEMA_VALIDATION_FAILED', `Variable name '${name}' is not valid`, `${at}/Assign/${key}`)];
  });
}
