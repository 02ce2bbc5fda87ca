// Reads the signatures of the library's tables. A small language of its own, a part of the language's types: the
// texts are ours, so a mistake in one is a `Bug`.
import { Bug } from '../../../grammar/diagnostic.ts';
import { aliases } from '../../library/index.ts';
import {
  array,
  booleanType,
  functionOf,
  literal,
  named,
  neverType,
  nullType,
  numberType,
  object,
  promise,
  property,
  stringType,
  undefinedType,
  union,
  unknownType,
  voidType,
} from '../construct.ts';
import { readonlyOf } from '../mapped.ts';
import { deepReadonly } from '../snapshot.ts';
import type { FunctionType, ParameterReference, Property, Type } from '../types.ts';

export type TypeScope = ReadonlyMap<string, Type>;

interface Reading {
  readonly text: string;
  readonly tokens: readonly string[];
  at: number;
  scope: TypeScope;
  readonly freshId: () => number;
}

const words: Readonly<Record<string, Type>> = {
  string: stringType,
  number: numberType,
  boolean: booleanType,
  null: nullType,
  undefined: undefinedType,
  void: voidType,
  unknown: unknownType,
  never: neverType,
  object: object([], undefined, 'object'),
};

export function readSignature(text: string, scope: TypeScope, freshId: () => number): Type {
  const tokens = text.match(/=>|\.\.\.|"[^"]*"|[A-Za-z_]\w*|\d+|[^\s]/g) ?? [];
  const reading: Reading = { text, tokens, at: 0, scope, freshId };
  const first = tokens[0];
  const type = first === '(' || first === '<' ? readFunction(reading, ':') : readType(reading);
  if (reading.at !== tokens.length)
    throw new Bug(`library signature ends early: ${text} at ${tokens[reading.at]}`);
  return type;
}

function peek(reading: Reading): string | undefined {
  return reading.tokens[reading.at];
}

function take(reading: Reading, expected?: string): string {
  const token = reading.tokens[reading.at++];
  if (token === undefined || (expected !== undefined && token !== expected)) {
    throw new Bug(`library signature: ${expected} expected in ${reading.text}`);
  }
  return token;
}

function skip(reading: Reading, token: string): boolean {
  if (peek(reading) !== token) return false;
  reading.at++;
  return true;
}

function readType(reading: Reading): Type {
  const types: Type[] = [];
  skip(reading, '|');
  do {
    types.push(readIntersection(reading));
  } while (skip(reading, '|'));
  return types.length === 1 ? (types[0] as Type) : union(types);
}

function readIntersection(reading: Reading): Type {
  const types = [readPostfix(reading)];
  while (skip(reading, '&')) types.push(readPostfix(reading));
  return types.length === 1 ? (types[0] as Type) : { kind: 'intersection', types };
}

function readPostfix(reading: Reading): Type {
  const readonly = skip(reading, 'readonly');
  let type = readPrimary(reading);
  if (readonly && type.kind === 'tuple') type = { ...type, readonly: true };
  while (skip(reading, '[')) {
    take(reading, ']');
    type = array(type, readonly);
  }
  return type;
}

function readPrimary(reading: Reading): Type {
  const token = peek(reading);
  if (token === '<' || (token === '(' && isFunction(reading))) return readFunction(reading, '=>');
  take(reading);
  if (token === '(') {
    const type = readType(reading);
    take(reading, ')');
    return type;
  }
  if (token === '{') return readObject(reading);
  if (token === '[') return readTuple(reading);
  if (token?.startsWith('"')) return literal(token.slice(1, -1));
  return readName(reading, token ?? '');
}

function readName(reading: Reading, name: string): Type {
  const known = words[name] ?? reading.scope.get(name);
  if (known !== undefined) return known;
  const args: Type[] = [];
  if (skip(reading, '<')) {
    do {
      args.push(readType(reading));
    } while (skip(reading, ','));
    take(reading, '>');
  }
  const [first = unknownType, second = unknownType] = args;
  switch (name) {
    case 'Promise':
      return promise(first);
    case 'Snapshot':
      return deepReadonly(first);
    case 'Record':
      return object([], { key: 'string', value: second, readonly: false });
    case 'Array':
      return array(first, false);
    case 'ReadonlyArray':
      return array(first, true);
    case 'Readonly':
      return readonlyOf(first);
    default:
      return aliasOf(reading, name, args) ?? named('library', name, args);
  }
}

/** A type that the library declares with `type`. */
function aliasOf({ freshId }: Reading, name: string, args: readonly Type[]): Type | undefined {
  const alias = aliases[name];
  if (alias === undefined) return undefined;
  const scope = new Map(alias.parameters.map((parameter, i) => [parameter, args[i] ?? unknownType]));
  const type = readSignature(alias.text, scope, freshId);
  return type.kind === 'object' ? { ...type, alias: name } : type;
}

function readTuple(reading: Reading): Type {
  const types: Type[] = [];
  do {
    types.push(readType(reading));
  } while (skip(reading, ','));
  take(reading, ']');
  return {
    kind: 'tuple',
    elements: types.map(type => ({ type, optional: false, rest: false })),
    readonly: false,
  };
}

function readObject(reading: Reading): Type {
  const properties: [string, Property][] = [];
  while (!skip(reading, '}')) {
    const readonly = skip(reading, 'readonly');
    if (skip(reading, '[')) {
      take(reading);
      take(reading, ':');
      const key = take(reading) === 'number' ? 'number' : 'string';
      take(reading, ']');
      take(reading, ':');
      const value = readType(reading);
      take(reading, '}');
      return object(properties, { key, value, readonly });
    }
    const name = take(reading);
    const optional = skip(reading, '?');
    take(reading, ':');
    properties.push([name, property(readType(reading), optional, readonly)]);
    if (peek(reading) === ',' || peek(reading) === ';') reading.at++;
  }
  return object(properties);
}

/** Whether the parenthesis at the current place closes before `=>`. */
function isFunction(reading: Reading): boolean {
  let depth = 0;
  for (let i = reading.at; i < reading.tokens.length; i++) {
    const token = reading.tokens[i];
    if (token === '(') depth++;
    else if (token === ')' && --depth === 0) return reading.tokens[i + 1] === '=>';
  }
  return false;
}

function readFunction(reading: Reading, arrow: ':' | '=>'): FunctionType {
  const outer = reading.scope;
  const typeParameters = readTypeParameters(reading);
  take(reading, '(');
  const parameters: FunctionType['parameters'][number][] = [];
  while (!skip(reading, ')')) {
    const rest = skip(reading, '...');
    const name = take(reading);
    const optional = skip(reading, '?');
    take(reading, ':');
    parameters.push({ name, type: readType(reading), optional, rest });
    skip(reading, ',');
  }
  take(reading, arrow);
  const predicate = reading.tokens[reading.at + 1] === 'is' ? take(reading) : undefined;
  if (predicate !== undefined) take(reading, 'is');
  const result = readType(reading);
  reading.scope = outer;
  if (predicate === undefined) return { ...functionOf(parameters, result), typeParameters };
  const parameter = parameters.findIndex(each => each.name === predicate);
  return { ...functionOf(parameters, booleanType), typeParameters, predicate: { parameter, type: result } };
}

function readTypeParameters(reading: Reading): readonly ParameterReference[] {
  if (!skip(reading, '<')) return [];
  const result: ParameterReference[] = [];
  do {
    const name = take(reading);
    const constraint = skip(reading, 'extends') ? readType(reading) : undefined;
    const parameter: ParameterReference = { kind: 'parameter', name, id: reading.freshId(), constraint };
    result.push(parameter);
    reading.scope = new Map(reading.scope).set(name, parameter);
  } while (skip(reading, ','));
  take(reading, '>');
  return result;
}
