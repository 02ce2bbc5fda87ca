// `aws-sdk:sfn:<action>`: tasks that call the service's own API. Members have capital letters there, and times are text.
import { randomUUID } from 'node:crypto';
import type { Performed, Waiting } from '../execution-ports.ts';
import type { Event, Json } from '../interpreter/index.ts';
import { isRecord } from '../interpreter/json.ts';
import { Fault } from './fault.ts';
import type { Parameters } from './parameters.ts';

export type Call = (operation: string, parameters: Parameters) => Promise<Json>;

/** Members that hold JSON as text, in which a task may write an object. */
const texts = new Set(['input', 'output', 'definition']);

export async function callOwn(
  call: Call,
  { resource, token, arguments: sent }: Extract<Performed, { kind: 'task' }>,
): Promise<Waiting<Event>> {
  const action = resource.split(':').at(-1) ?? '';
  try {
    const result = await call(capital(action), small(sent));
    return { kind: 'succeeded', token, result: capitals(result) };
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem;
    const name = problem.name.endsWith('Exception') ? problem.name : `${problem.name}Exception`;
    const cause = `${problem.message} (Service: Sfn, Status Code: 400, Request ID: ${randomUUID()}) (SDK Attempt Count: 1)`;
    return { kind: 'failed', token, error: `Sfn.${name}`, cause };
  }
}

function small(value: Json): Parameters {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const name = key.charAt(0).toLowerCase() + key.slice(1);
      return [name, texts.has(name) && typeof member !== 'string' ? JSON.stringify(member) : inside(member)];
    }),
  );
}

function inside(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(inside);
  return isRecord(value) ? small(value) : value;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function capitals(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(capitals);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      capital(key),
      /(Date|timestamp)$/.test(key) && typeof member === 'number'
        ? new Date(member * 1000).toISOString()
        : capitals(member),
    ]),
  );
}
