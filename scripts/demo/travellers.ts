// Clients that each want one reservation for each of their travellers, and do not give up: when the engine is gone, they
// send the same request again, under the same request id.
import { setTimeout as pause } from 'node:timers/promises';

export interface Ending {
  readonly order?: string;
  readonly error?: string;
}

export class Travellers {
  readonly endings = new Map<string, Ending>();
  /** Who got no answer at first. */
  readonly repeated = new Set<string>();
  readonly #names: readonly string[];
  readonly #url: () => string;
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  constructor(count: number, url: () => string) {
    this.#names = Array.from({ length: count }, (_, i) => `traveller-${i + 1}`);
    this.#url = url;
  }

  /** So many clients at a time, until everybody has an answer. */
  async reserve(clients: number): Promise<void> {
    const queue = [...this.#names];
    const client = async (): Promise<void> => {
      for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
        this.endings.set(name, await this.#insist(name));
        this.#notify();
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
  }

  /** Resolves once so many travellers have an order. */
  accepted(count: number): Promise<void> {
    return new Promise(resolve => {
      this.#waiting.push({ count, resolve });
      this.#notify();
    });
  }

  async askAgain(): Promise<{ readonly asked: number; readonly same: number }> {
    let same = 0;
    for (const [name, ending] of this.endings) {
      const answer = await this.#ask(name);
      if (answer?.order === ending.order && answer?.error === ending.error) same += 1;
    }
    return { asked: this.endings.size, same };
  }

  #notify(): void {
    const accepted = [...this.endings.values()].filter(({ order }) => order !== undefined).length;
    for (const { count, resolve } of this.#waiting) if (accepted >= count) resolve();
  }

  async #insist(name: string): Promise<Ending> {
    for (;;) {
      const answer = await this.#ask(name);
      if (answer !== undefined) return answer;
      this.repeated.add(name);
      await pause(50);
    }
  }

  /** Undefined: nobody answered, or not now. */
  async #ask(name: string): Promise<Ending | undefined> {
    try {
      const response = await fetch(`${this.#url()}/reservations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `demo-${name}` },
        body: JSON.stringify({ user: name, flightId: 'f1', hotelId: 'h1' }),
      });
      const body: unknown = await response.json();
      if (response.ok) return { order: String(body) };
      if (response.status === 503) return undefined;
      return { error: nameOf(body) };
    } catch {
      return undefined;
    }
  }
}

function nameOf(problem: unknown): string {
  if (typeof problem === 'object' && problem !== null && 'name' in problem) return String(problem.name);
  return JSON.stringify(problem);
}
