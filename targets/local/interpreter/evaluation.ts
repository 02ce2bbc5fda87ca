// Fields of a state: templates and expressions, evaluated against what the state saw on entry. Expressions that need the
// library are asked for by throwing `Unanswered`: the transition is pure, so it is simply run again with the answer.
import type { Template } from './definition.ts';
import { evaluationFailed, nothingReturned, unsupportedResult, wrongType } from './errors.ts';
import { unsure } from './fast.ts';
import type { Json } from './json.ts';
import { type Answer, answerFast, type Question } from './jsonata.ts';
import type { Variables } from './snapshot.ts';

/** Variables of a block and of the blocks around it. */
export interface Scope {
  readonly variables: Variables;
  readonly outer: Scope | undefined;
}

/** What the expressions of one field see. */
export interface View extends Asking {
  readonly scope: Scope;
  /** `$states`. */
  readonly states: Json;
}

export interface Asking {
  readonly answers: Answers;
}

/** Answers of the library, in the order in which this transition asks. */
export interface Answers {
  readonly known: readonly Answer[];
  next: number;
}

export class Unanswered extends Error {
  readonly question: Question;

  constructor(question: Question) {
    super('an expression needs the library');
    this.question = question;
  }
}

/** `location` is the path to the field, as AWS names it: `Arguments/Payload/key`. */
export function evaluate(template: Template, location: string, view: View): Json {
  if (typeof template === 'string') {
    const text = expressionOf(template);
    return text === undefined ? template : evaluateExpression(text, location, view);
  }
  if (typeof template !== 'object' || template === null) return template;
  if (Array.isArray(template))
    return template.map((element, i) => evaluate(element, `${location}[${i}]`, view));
  const result: { [key: string]: Json } = {};
  for (const [key, member] of Object.entries(template))
    define(result, key, evaluate(member, `${location}/${key}`, view));
  return result;
}

/** What stands between `{%` and `%}` where that is the whole string. */
export function expressionOf(template: unknown): string | undefined {
  if (typeof template !== 'string' || !template.startsWith('{%') || !template.endsWith('%}'))
    return undefined;
  return template.slice(2, -2).trim();
}

/** A key may be `__proto__`. */
function define(object: { [key: string]: Json }, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

function evaluateExpression(text: string, location: string, view: View): Json {
  const quick = answerFast(text, name => lookUp(name, view));
  if (quick === undefined) throw nothingReturned(text, location);
  if (quick !== unsure) return quick;
  const answer = ask({ expression: text, variables: all(view) }, view.answers);
  switch (answer.kind) {
    case 'value':
      return answer.value;
    case 'undefined':
      throw nothingReturned(text, location);
    case 'unsupported':
      throw unsupportedResult(text, location);
    case 'error':
      throw evaluationFailed(text, location, answer.detail);
    default:
      return answer satisfies never;
  }
}

function ask(question: Question, answers: Answers): Answer {
  const answer = answers.known[answers.next];
  if (answer === undefined) throw new Unanswered(question);
  answers.next++;
  return answer;
}

/** Of an expression of ours, which cannot fail. */
export function answerOf(expression: string, variables: Variables, { answers }: Asking): Json {
  const answer = ask({ expression, variables }, answers);
  if (answer.kind !== 'value') throw new Error(`${expression} has no value`);
  return answer.value;
}

function lookUp(name: string, { states, scope }: View): Json | undefined {
  return name === 'states' ? states : variable(name, scope);
}

export function variable(name: string, scope: Scope): Json | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer)
    if (Object.hasOwn(at.variables, name)) return at.variables[name];
  return undefined;
}

function all(view: View): Variables {
  const flat = (scope: Scope | undefined): Variables =>
    scope === undefined ? {} : { ...flat(scope.outer), ...scope.variables };
  return { ...flat(view.scope), states: view.states };
}

type TypeName = 'boolean' | 'string' | 'array' | 'number';

/** A field that must be of one type; a constant is taken as it is. */
export function evaluateAs(type: TypeName, template: Template, location: string, view: View): Json {
  const value = evaluate(template, location, view);
  const actual = Array.isArray(value) ? 'array' : typeof value;
  if (actual !== type) throw wrongType(expressionOf(template) ?? String(template), location, type, value);
  return value;
}
