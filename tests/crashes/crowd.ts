// Clients that do not give up: a request that gets no answer is sent again, under the same request id, until it has one.
import { setTimeout as pause } from 'node:timers/promises';

export interface Asked {
  readonly id: string;
  /** `Trip/book`. */
  readonly path: string;
  readonly args: readonly unknown[];
}

/** What came back: a result, or the error that the program threw. */
export interface Answer {
  readonly ok: boolean;
  readonly body: unknown;
}

export class Crowd {
  readonly answers = new Map<Asked, Answer>();
  /** How often a request was sent again. */
  repeated = 0;
  #ended = false;
  readonly #url: () => string;

  constructor(url: () => string) {
    this.#url = url;
  }

  /** So many clients at a time ask one thing after another, until `end`. */
  async ask(clients: number, next: () => Asked): Promise<void> {
    const client = async (): Promise<void> => {
      while (!this.#ended) {
        const asked = next();
        this.answers.set(asked, await this.#insist(asked));
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
  }

  end(): void {
    this.#ended = true;
  }

  /** Asks for all of it once more; the requests whose answer is another one now. */
  async askAgain(): Promise<readonly Asked[]> {
    const others: Asked[] = [];
    for (const [asked, before] of this.answers) {
      const now = await this.#insist(asked);
      if (JSON.stringify(now) !== JSON.stringify(before)) others.push(asked);
    }
    return others;
  }

  async #insist(asked: Asked): Promise<Answer> {
    for (;;) {
      const answer = await this.#send(asked);
      if (answer !== undefined) return answer;
      this.repeated++;
      await pause(25);
    }
  }

  /** Undefined: nobody answered, or not now. */
  async #send({ id, path, args }: Asked): Promise<Answer | undefined> {
    try {
      const response = await fetch(`${this.#url()}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': id },
        body: JSON.stringify(args),
      });
      const text = await response.text();
      if (response.status === 503 || response.status === 429) return undefined;
      return { ok: response.ok, body: text === '' ? undefined : JSON.parse(text) };
    } catch {
      return undefined;
    }
  }
}
