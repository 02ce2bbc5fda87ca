// Answers for functions outside that a scenario writes down: the functions themselves are not called. Each attempt of a call
// takes the next answer; the last one is for all that come after.
import type { Json } from '../../stdlib/runtime/ports.ts';
import { type Answer, failure } from './messages.ts';
import type { ScriptedAnswer, ScriptedAnswers } from './scripted.ts';

export type { ScriptedAnswer, ScriptedAnswers } from './scripted.ts';

export class Script {
  readonly #answers: ReadonlyMap<string, readonly ScriptedAnswer[]>;
  readonly #taken = new Map<string, number>();

  constructor(answers: ScriptedAnswers) {
    const repeated = (answer: ScriptedAnswer) => Array.from({ length: answer.times ?? 1 }, () => answer);
    this.#answers = new Map(
      Object.entries(answers).map(([method, list]) => [method, list.flatMap(repeated)]),
    );
  }

  /** Undefined: the function is called. */
  answer(method: string): Answer | undefined {
    const answers = this.#answers.get(method) ?? [];
    const taken = this.#taken.get(method) ?? 0;
    const next = answers[Math.min(taken, answers.length - 1)];
    this.#taken.set(method, taken + 1);
    return next && answerOf(next, method);
  }
}

function answerOf(scripted: ScriptedAnswer, method: string): Answer {
  const { returns, throws, fails, late } = scripted;
  if (late === true) return failure('Sandbox.Timedout', `Error: ${method} is late, says the scenario`);
  if (fails !== undefined) return thrown('CallFailed', { message: `${method}: ${fails}` });
  if (throws !== undefined) return thrown(throws.name, throws.fields ?? {});
  return { kind: 'reply', payload: returns ?? (returns === null ? null : { $mu: 'undefined' }), reads: 0 };
}

function thrown(name: string, fields: { readonly [field: string]: Json }): Answer {
  const message = typeof fields.message === 'string' ? fields.message : name;
  return failure(name, JSON.stringify({ $mu: 'error', name, message, fields }));
}
