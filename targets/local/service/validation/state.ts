// Problems of one state: its fields, their types and values.
import type { Json } from '../../interpreter/index.ts';
import { resourceOf } from '../../interpreter/resources.ts';
import { isTimestamp } from '../../interpreter/waiting.ts';
import { blockProblems, type Checked, isExpression, onlyOne, schema, typeProblems } from './checked.ts';
import { choiceProblems } from './choice.ts';
import { expressionProblems } from './expressions.ts';
import { standing, stateTypes } from './fields.ts';
import { handlerProblems } from './handlers.ts';
import { mapProblems } from './map.ts';
import { error, type Fields, type InBlock, type Problem, type Rules } from './problem.ts';

export function stateProblems(state: Fields, at: string, rules: Rules, inBlock: InBlock): readonly Problem[] {
  const { Type } = state;
  if (Type === undefined) return [schema('These fields are required: [Type]', at)];
  if (typeof Type !== 'string' || !stateTypes.includes(Type))
    return [
      schema(`The field 'Type' should have one of these values: [${stateTypes.join(', ')}]`, `${at}/Type`),
    ];
  const language = languageOf(state, rules);
  return [
    ...languageProblems(state, at, rules),
    ...Object.keys(state).flatMap(field => fieldProblems(Type, language, field, at)),
    ...typeProblems(state, at),
    ...transitionProblems(Type, state, at),
    ...(checks[Type]?.({ state, at, rules, language, inBlock }) ?? []),
    ...handlerProblems(state, at),
    ...expressionProblems(state, at, language),
  ];
}

function languageOf({ QueryLanguage }: Fields, rules: Rules): Rules['machine'] {
  if (QueryLanguage === undefined) return rules.machine;
  return QueryLanguage === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

function languageProblems({ QueryLanguage }: Fields, at: string, rules: Rules): readonly Problem[] {
  if (QueryLanguage === undefined) return [];
  if (QueryLanguage !== 'JSONPath' && QueryLanguage !== 'JSONata')
    return [
      schema(
        "The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]",
        `${at}/QueryLanguage`,
      ),
    ];
  if (QueryLanguage === 'JSONPath' && rules.machine === 'JSONata')
    return [schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", at)];
  return [];
}

function fieldProblems(
  type: string,
  language: Rules['machine'],
  field: string,
  at: string,
): readonly Problem[] {
  const stands = standing(type, language, field);
  if (stands === 'supported') return [];
  if (stands === 'unknown') return [schema(`Field '${field}' is not supported`, at)];
  return [
    schema(
      `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${stands.onlyIn}' QueryLanguage`,
      at,
    ),
  ];
}

function transitionProblems(type: string, { Next, End }: Fields, at: string): readonly Problem[] {
  if (type === 'Choice' || type === 'Succeed' || type === 'Fail') return [];
  if (End !== undefined && typeof End !== 'boolean')
    return [schema('Expected value of type Boolean', `${at}/End`)];
  if (Next !== undefined && End === true)
    return [schema('There should only be one of the following fields: [Next, End]', at)];
  if (Next === undefined && End !== true)
    return [schema('There should be one of the following fields: [Next, End]', at)];
  return [];
}

const checks: { readonly [type: string]: ((checked: Checked) => readonly Problem[]) | undefined } = {
  Task: taskProblems,
  Wait: waitProblems,
  Choice: choiceProblems,
  Parallel: parallelProblems,
  Map: mapProblems,
  Fail: failProblems,
};

function taskProblems({ state, at, rules }: Checked): readonly Problem[] {
  const { Resource } = state;
  if (Resource === undefined) return [schema('These fields are required: [Resource]', at)];
  if (typeof Resource !== 'string') return [schema('Expected value of type String', `${at}/Resource`)];
  const place = `${at}/Resource`;
  const resource = resourceOf(Resource);
  if (resource === undefined) {
    return Resource.startsWith('arn:')
      ? [
          error(
            'INVALID_RESOURCE',
            `The resource provided ${Resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
            place,
          ),
        ]
      : [schema('Value is not a valid resource ARN', place)];
  }
  if (rules.type === 'EXPRESS') {
    if (resource.kind === 'activity')
      return [schema('Express state machine does not support Activity ARN', place)];
    if (resource.kind === 'service' && resource.pattern !== '') {
      const pattern = resource.pattern.split(':')[0];
      return [schema(`Express state machine does not support '.${pattern}' service integration`, place)];
    }
  }
  return [
    ...onlyOne(state, ['TimeoutSeconds', 'TimeoutSecondsPath'], at),
    ...onlyOne(state, ['HeartbeatSeconds', 'HeartbeatSecondsPath'], at),
    ...limits(state, at),
  ];
}

function limits(state: Fields, at: string): readonly Problem[] {
  const { TimeoutSeconds, HeartbeatSeconds } = state;
  const problems = (['TimeoutSeconds', 'HeartbeatSeconds'] as const).flatMap(field =>
    positive(state[field], `${at}/${field}`),
  );
  if (
    typeof TimeoutSeconds === 'number' &&
    typeof HeartbeatSeconds === 'number' &&
    HeartbeatSeconds >= TimeoutSeconds
  )
    problems.push(schema('HeartbeatSeconds should be smaller than TimeoutSeconds', at));
  return problems;
}

function positive(value: Json | undefined, place: string): Problem[] {
  if (value === undefined || isExpression(value)) return [];
  if (typeof value !== 'number' || !Number.isInteger(value))
    return [schema('Expected value of type Integer', place)];
  return value < 1 ? [schema('Minimum value is 1', place)] : [];
}

function waitProblems({ state, at, language }: Checked): readonly Problem[] {
  const fields =
    language === 'JSONata'
      ? ['Seconds', 'Timestamp']
      : ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'];
  const there = fields.filter(field => state[field] !== undefined);
  if (there.length !== 1)
    return [
      schema(
        `There should ${there.length === 0 ? '' : 'only '}be one of the following fields: [${fields.join(', ')}]`,
        at,
      ),
    ];
  const { Seconds, Timestamp } = state;
  if (Seconds !== undefined && !isExpression(Seconds)) {
    if (typeof Seconds !== 'number' || !Number.isInteger(Seconds))
      return [schema('Expected value of type Integer', `${at}/Seconds`)];
    if (Seconds < 0) return [schema('Minimum value is 0', `${at}/Seconds`)];
    if (Seconds > 99_999_999) return [schema('Maximum value is 99999999', `${at}/Seconds`)];
  }
  if (Timestamp !== undefined && !isExpression(Timestamp)) {
    if (typeof Timestamp !== 'string') return [schema('Expected value of type String', `${at}/Timestamp`)];
    if (!isTimestamp(Timestamp))
      return [schema('String does not match RFC3339 timestamp', `${at}/Timestamp`)];
  }
  return [];
}

function failProblems({ state, at }: Checked): readonly Problem[] {
  return [...onlyOne(state, ['Error', 'ErrorPath'], at), ...onlyOne(state, ['Cause', 'CausePath'], at)];
}

function parallelProblems({ state, at, rules, inBlock }: Checked): readonly Problem[] {
  const { Branches } = state;
  if (Branches === undefined) return [schema('These fields are required: [Branches]', at)];
  if (!Array.isArray(Branches) || Branches.length === 0)
    return [schema('Expected value of type Array with at least one element', `${at}/Branches`)];
  return (Branches as readonly Json[]).flatMap((branch, i) =>
    blockProblems(branch, `${at}/Branches[${i}]`, { rules, inBlock }),
  );
}
