// A scenario against the simulated platform, and what its client saw: requests in the order in which they began, after which
// answers each, and what each was answered.
import type { Observed, ObservedRequest } from '../../compiler/reference/index.ts';
import type { SimulatedClient } from '../../targets/local/index.ts';
import { type Outcome, outcomeOf } from '../client.ts';
import { WrongUse } from '../command.ts';
import type { Json } from '../json.ts';
import type { Player } from '../scenario/play.ts';

export class Observer {
  readonly requests: ObservedRequest[] = [];
  /** What was stored whenever all that had come was answered. */
  readonly between: NonNullable<Observed['between']>[number][] = [];
  /** What no reference is needed for: an id that was answered twice, and not the same. */
  readonly problems: string[] = [];
  readonly #client: SimulatedClient;
  readonly #asked = new Map<string, { readonly input: string; readonly answer: Promise<Outcome> }>();
  readonly #answered: string[] = [];

  constructor(client: SimulatedClient) {
    this.#client = client;
  }

  readonly player: Player = {
    call: (method, args, id) => this.#call(method, args, id),
    start: () => refuse('starts a request that nobody waits for'),
    signal: () => refuse('sends a signal'),
    advance: () => refuse('lets time pass'),
    http: () => refuse('asks a route'),
  };

  #call(method: string, args: readonly Json[], id: string): Promise<Outcome> {
    const input = JSON.stringify([method, args]);
    const known = this.#asked.get(id);
    if (known !== undefined) return this.#again({ method, args, id }, known, input);
    const after = [...this.#answered];
    if (after.length === this.#asked.size) this.between.push({ come: after, state: this.#client.stored() });
    const answer = this.#send(method, args, id).then(outcome => {
      this.requests.push({ id, method, args, after, answer: answerOf(outcome) });
      this.#answered.push(id);
      return outcome;
    });
    this.#asked.set(id, { input, answer });
    return answer;
  }

  async #again(
    { method, args, id }: { readonly method: string; readonly args: readonly Json[]; readonly id: string },
    known: { readonly input: string; readonly answer: Promise<Outcome> },
    input: string,
  ): Promise<Outcome> {
    const outcome = await this.#send(method, args, id);
    const first = await known.answer;
    if (known.input !== input) {
      if (outcome.kind !== 'error' || outcome.name !== 'HTTP 409')
        this.problems.push(`request ${id} came again with another input, and was not refused`);
    } else if (JSON.stringify(outcome) !== JSON.stringify(first))
      this.problems.push(
        `request ${id} was answered ${JSON.stringify(first)}, and then ${JSON.stringify(outcome)}`,
      );
    return outcome;
  }

  async #send(method: string, args: readonly Json[], id: string): Promise<Outcome> {
    const request = {
      method: 'POST',
      target: `/${method.split('.').map(encodeURIComponent).join('/')}`,
      headers: { 'content-type': 'application/json', 'idempotency-key': id },
      body: JSON.stringify(args),
    };
    const { status, body } = await this.#client.request(request, id);
    return outcomeOf(status, body);
  }
}

function refuse(what: string): never {
  throw new WrongUse(`this scenario ${what}: muc verify does not play such scenarios yet`);
}

function answerOf(outcome: Outcome): ObservedRequest['answer'] {
  if (outcome.kind === 'result') return { kind: 'value', value: outcome.value };
  const { name, message, fields } = outcome;
  return { kind: 'error', name, message, fields: fields as { readonly [field: string]: unknown } };
}
