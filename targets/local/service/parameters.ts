// Members of a request, each with its type and bounds.

import { deeperThan } from '../depth.ts';
import type { Json } from '../interpreter/index.ts';
import { isRecord } from '../interpreter/json.ts';
import { constraint, Fault } from './fault.ts';

export type Parameters = { readonly [member: string]: Json };

export function optional(parameters: Parameters, member: string): string | undefined {
  const value = parameters[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Fault('SerializationException', `${member} must be a string`);
  return value;
}

export function required(parameters: Parameters, member: string): string {
  const value = optional(parameters, member);
  if (value === undefined) throw constraint(null, member, 'Member must not be null');
  return value;
}

export function flag(parameters: Parameters, member: string): boolean {
  return parameters[member] === true;
}

export function list(parameters: Parameters, member: string): readonly Json[] {
  const value = parameters[member] ?? [];
  if (!Array.isArray(value)) throw new Fault('SerializationException', `${member} must be a list`);
  return value;
}

export function record(parameters: Parameters, member: string): Parameters | undefined {
  const value = parameters[member];
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) throw new Fault('SerializationException', `${member} must be a structure`);
  return value;
}

/** An ARN of a kind: `stateMachine`, `execution`, `activity`, `mapRun`. */
export function arn(parameters: Parameters, member: string, kinds: readonly string[]): string {
  const text = required(parameters, member);
  if (!text.startsWith('arn:')) throw new Fault('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${text}'`);
  const [, , service, , , kind = ''] = text.split(':');
  if (service !== 'states' || !kinds.includes(kind))
    throw new Fault('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${kind}'`);
  return text;
}

/** Names of machines, executions and activities. */
export function name(text: string): string {
  const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;
  if (text === '' || text.length > 80 || forbidden.test(text))
    throw new Fault('InvalidName', `Invalid Name: '${text}'`);
  return text;
}

export interface Page {
  readonly size: number;
  readonly from: string | undefined;
}

/** `nextToken` is ours: where the next page begins. */
export function page(parameters: Parameters, usual = 100): Page {
  const most = parameters['maxResults'];
  if (typeof most === 'number' && most > 1000)
    throw constraint(most, 'maxResults', 'Member must have value less than or equal to 1000');
  if (typeof most === 'number' && most < 0)
    throw constraint(most, 'maxResults', 'Member must have value greater than or equal to 0');
  const token = optional(parameters, 'nextToken');
  const from = token === undefined ? undefined : decode(token);
  return { size: typeof most === 'number' && most > 0 ? most : usual, from };
}

export function encode(place: string): string {
  return Buffer.from(`v1:${place}`).toString('base64url');
}

function decode(token: string): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (!text.startsWith('v1:')) throw new Fault('InvalidToken', `Invalid Token: 'Invalid token'`);
  return text.slice('v1:'.length);
}

/** A page of what is there. */
export function paged<Item>(
  items: readonly Item[],
  { size, from }: Page,
): { readonly items: readonly Item[]; readonly nextToken?: string } {
  const begin = Number(from ?? 0);
  if (!Number.isInteger(begin)) throw new Fault('InvalidToken', `Invalid Token: 'Invalid token'`);
  const end = begin + size;
  return { items: items.slice(begin, end), ...(end < items.length && { nextToken: encode(String(end)) }) };
}

/** Data may nest so deep. */
const deepest = 200;

/** A text with JSON of bounded size and depth. */
export function json(
  parameters: Parameters,
  member: string,
  problem: (reason: string) => Fault,
): string | undefined {
  const text = optional(parameters, member);
  if (text === undefined) return undefined;
  if (Buffer.byteLength(text) > 262_144)
    throw constraint('<omitted>', member, 'Member must have length less than or equal to 262144');
  if (deeperThan(text, deepest)) throw problem('<nested too deeply>');
  try {
    JSON.parse(text);
  } catch {
    throw problem(text);
  }
  return text;
}
