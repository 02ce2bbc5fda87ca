// What a test of a state tells: how it ended, and at the asked level what its data was at every stage.
import type { Json, Outcome, Probe } from '../../interpreter/index.ts';

/** Stages that are numbers in the answer; all others are JSON text. */
const numbers = new Set(['maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage']);

export class Inspection {
  readonly #level: 'INFO' | 'DEBUG' | 'TRACE';
  #first: { readonly [stage: string]: Json } = {};
  #stages: { [stage: string]: Json } = {};
  #next: string | undefined;
  #variables: { readonly [name: string]: Json } = {};
  #details: { [detail: string]: Json } = {};
  #failure: { readonly error: string | undefined; readonly cause: string | undefined } | undefined;
  #retriable = false;
  #caught = false;

  constructor(level: 'INFO' | 'DEBUG' | 'TRACE') {
    this.#level = level;
  }

  /** A transition begins, maybe once more with another answer. */
  begin(): void {
    this.#first = { ...this.#first, ...this.#stages };
    this.#details = {};
    this.#failure = undefined;
  }

  saw(stage: string, value: Json): void {
    this.#stages[stage] = numbers.has(stage) ? value : JSON.stringify(value);
  }

  hooks(): Pick<Probe, 'saw' | 'left' | 'retried' | 'caught'> {
    return {
      saw: (stage, value) => this.saw(stage, value),
      left: (state, variables) => {
        this.#next = state;
        this.#variables = variables;
      },
      retried: (retryIndex, seconds, failure) => {
        this.#failure = failure;
        this.#retriable = seconds !== undefined;
        this.#details = {
          retryIndex,
          ...(seconds !== undefined && { retryBackoffIntervalSeconds: Math.round(seconds) }),
        };
      },
      caught: (catchIndex, failure) => {
        this.#failure = failure;
        this.#caught = true;
        this.#details = { catchIndex };
      },
    };
  }

  get retriable(): boolean {
    return this.#retriable;
  }

  answer(outcome: Outcome | undefined): Json {
    const error = outcome?.kind === 'failed' ? outcome : this.#failure;
    const next = this.#next;
    return {
      status: this.#status(outcome),
      ...(outcome?.kind === 'succeeded' && { output: JSON.stringify(outcome.output) }),
      ...(error?.error !== undefined && { error: error.error }),
      ...(error?.cause !== undefined && { cause: error.cause }),
      ...(outcome?.kind === 'succeeded' && next !== undefined && { nextState: next }),
      ...(this.#level !== 'INFO' && { inspectionData: this.#data() }),
    };
  }

  #status(outcome: Outcome | undefined): string {
    if (outcome === undefined) return 'RETRIABLE';
    if (outcome.kind === 'failed') return 'FAILED';
    return this.#caught ? 'CAUGHT_ERROR' : 'SUCCEEDED';
  }

  #data(): Json {
    return {
      ...this.#first,
      ...this.#stages,
      ...(Object.keys(this.#variables).length > 0 && { variables: JSON.stringify(this.#variables) }),
      ...(Object.keys(this.#details).length > 0 && { errorDetails: this.#details }),
    };
  }
}
