// A scenario: what an application should do, as data that a test runs (docs/scenarios.md describes the file).
import type { Json } from '../json.ts';

export interface Scenario {
  /** One sentence: what it shows. */
  readonly about: string;
  /** What functions of extern services answer, attempt by attempt, instead of being called. */
  readonly externs?: { readonly [method: string]: readonly ScriptedAnswer[] };
  readonly steps: readonly Step[];
}

/** What one attempt, or so many, come to: exactly one of the members that say it. */
export interface ScriptedAnswer {
  readonly returns?: Json;
  readonly nothing?: true;
  readonly throws?: { readonly name: string; readonly fields?: { readonly [field: string]: Json } };
  readonly fails?: string;
  readonly late?: true;
  readonly times?: number;
}

export type Step = CallStep | ConcurrentStep | StartStep | AdvanceStep | SignalStep | HttpStep;

export interface CallStep {
  /** `Frontend.reserve`. */
  readonly call: string;
  readonly args: readonly Json[];
  /** The request id; without it, each call is a request of its own. */
  readonly request?: string;
  /** What it must answer: JSON, in which `{ "$any": "string" }` and the like stand for what cannot be known before. */
  readonly result?: Json;
  /** The error that it must end in instead. */
  readonly error?: { readonly name: string; readonly fields?: { readonly [field: string]: Json } };
  /** A name for the result, which later steps write as `"$name"`. */
  readonly as?: string;
}

/** Calls at the same time. `{n}` in a text of the arguments is the number of the repetition, from 1. */
export interface ConcurrentStep {
  readonly concurrently: readonly CallStep[];
  /** So many of each; 1 if absent. */
  readonly times?: number;
  /** How many calls end how: `{ "ok": 3, "SoldOut": 5 }`. */
  readonly outcomes?: { readonly [nameOrOk: string]: number };
  /** The results of the calls that succeed, in whatever order they came. */
  readonly results?: readonly Json[];
}

/** A request that nobody waits for: a `call` with the same request id gets its answer later. */
export interface StartStep {
  readonly start: string;
  readonly args: readonly Json[];
  readonly request: string;
}

/** Time that passes at once, with all that happens meanwhile. */
export interface AdvanceStep {
  /** A duration: `3 days`. */
  readonly advance: string;
}

/** A message from outside. */
export interface SignalStep {
  /** Its name. */
  readonly signal: string;
  /** The request that it is for. */
  readonly request: string;
  readonly message?: Json;
  /** What the sender calls the delivery: the same again is the same message. */
  readonly delivery?: string;
  /** `delivered`, `buffered` or `known`, or the HTTP status that refuses it: `HTTP 400`. */
  readonly status?: string;
}

/** A request as a client of a route makes it. */
export interface HttpStep {
  /** `POST /rooms/h1?nights=2`. */
  readonly http: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: Json;
  /** The request id. */
  readonly request?: string;
  /** The status of the answer; without it, one of a success. */
  readonly status?: number;
  /** What the body of the answer must be; null also stands for none. */
  readonly answer?: Json;
  /** Headers that the answer must have, their names in small letters; null: must not have. */
  readonly answerHeaders?: { readonly [name: string]: Json };
  /** A name for the body, which later steps write as `"$name"`. */
  readonly as?: string;
}

/** Checks what came out of a file; throws an error that names the place. */
export function parseScenario(text: string): Scenario {
  const value: unknown = JSON.parse(text);
  const scenario = record(value, 'the scenario');
  if (typeof scenario.about !== 'string') throw new Error('the scenario needs "about", a sentence');
  if (!Array.isArray(scenario.steps)) throw new Error('the scenario needs "steps", an array');
  scenario.steps.forEach((step: unknown, i) => {
    checkStep(record(step, `steps[${i}]`), `steps[${i}]`);
  });
  if (scenario.externs !== undefined) checkExterns(record(scenario.externs, 'externs'));
  return value as Scenario;
}

function checkExterns(externs: Record<string, unknown>): void {
  for (const [method, answers] of Object.entries(externs)) {
    const place = `externs[${JSON.stringify(method)}]`;
    if (!Array.isArray(answers) || answers.length === 0)
      throw new Error(`${place} must be an array of answers`);
    answers.forEach((answer: unknown, i) => {
      const said = record(answer, `${place}[${i}]`);
      onlyKeys(said, [...outcomes, 'times'], `${place}[${i}]`);
      if (outcomes.filter(name => said[name] !== undefined).length !== 1)
        throw new Error(`${place}[${i}] needs one of ${outcomes.join(', ')}`);
    });
  }
}

const outcomes = ['returns', 'nothing', 'throws', 'fails', 'late'];

function checkStep(step: Record<string, unknown>, place: string): void {
  if (step.concurrently !== undefined) checkConcurrent(step, place);
  else if (step.start !== undefined) checkStart(step, place);
  else if (step.advance !== undefined) checkAdvance(step, place);
  else if (step.signal !== undefined) checkSignal(step, place);
  else if (step.http !== undefined) checkHttp(step, place);
  else checkCall(step, place);
}

function checkStart(step: Record<string, unknown>, place: string): void {
  onlyKeys(step, ['start', 'args', 'request'], place);
  if (typeof step.start !== 'string') throw new Error(`${place}.start must name a method: "Service.method"`);
  if (!Array.isArray(step.args)) throw new Error(`${place}.args must be an array`);
  if (typeof step.request !== 'string')
    throw new Error(`${place} needs "request", under which its answer is asked for later`);
}

function checkAdvance(step: Record<string, unknown>, place: string): void {
  onlyKeys(step, ['advance'], place);
  if (typeof step.advance !== 'string') throw new Error(`${place}.advance must be a duration: "3 days"`);
}

function checkSignal(step: Record<string, unknown>, place: string): void {
  onlyKeys(step, ['signal', 'request', 'message', 'delivery', 'status'], place);
  for (const field of ['signal', 'request'])
    if (typeof step[field] !== 'string') throw new Error(`${place}.${field} must be a text`);
}

function checkHttp(step: Record<string, unknown>, place: string): void {
  onlyKeys(step, ['http', 'headers', 'body', 'request', 'status', 'answer', 'answerHeaders', 'as'], place);
  if (typeof step.http !== 'string' || !/^[A-Z]+ \//.test(step.http))
    throw new Error(`${place}.http must be a method and an address: "POST /rooms"`);
  if (step.status !== undefined && typeof step.status !== 'number')
    throw new Error(`${place}.status must be a number`);
}

function checkConcurrent(step: Record<string, unknown>, place: string): void {
  onlyKeys(step, ['concurrently', 'times', 'outcomes', 'results'], place);
  if (!Array.isArray(step.concurrently)) throw new Error(`${place}.concurrently must be an array`);
  step.concurrently.forEach((call: unknown, i) => {
    checkCall(record(call, `${place}.concurrently[${i}]`), `${place}.concurrently[${i}]`);
  });
}

function checkCall(call: Record<string, unknown>, place: string): void {
  onlyKeys(call, ['call', 'args', 'request', 'result', 'error', 'as'], place);
  if (typeof call.call !== 'string') throw new Error(`${place}.call must name a method: "Service.method"`);
  if (!Array.isArray(call.args)) throw new Error(`${place}.args must be an array`);
  if (call.result !== undefined && call.error !== undefined) {
    throw new Error(`${place} expects a result and an error; a call ends in one of them`);
  }
}

function onlyKeys(value: Record<string, unknown>, allowed: readonly string[], place: string): void {
  const unknown = Object.keys(value).find(key => !allowed.includes(key));
  if (unknown !== undefined)
    throw new Error(`${place} has ${unknown}, which means nothing (${allowed.join(', ')})`);
}

function record(value: unknown, place: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Error(`${place} must be an object`);
}
