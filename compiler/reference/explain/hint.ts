// In which order to try what may happen: as the effects were seen.
import type { Director } from '../explore.ts';
import type { Choice, Step } from '../history.ts';

/** Prefers the order in which effects were seen. */
export class Hint {
  readonly #places = new Map<string, number[]>();
  readonly #taken = new Map<string, number>();

  readonly #states: ReadonlySet<string>;

  constructor(effects: readonly string[], states: ReadonlySet<string>) {
    this.#states = states;
    effects.forEach((request, place) => {
      this.#places.set(request, [...(this.#places.get(request) ?? []), place]);
    });
  }

  sort(options: readonly Choice[]): readonly Choice[] {
    return [...options].sort((a, b) => this.#place(a) - this.#place(b));
  }

  /** How far it has come, for who goes on from here another time. */
  save(): () => void {
    const taken = [...this.#taken];
    return () => {
      this.#taken.clear();
      for (const [request, count] of taken) this.#taken.set(request, count);
    };
  }

  /** What touches nothing that is stored, nobody has seen. */
  happened({ choice, footprint }: Step): void {
    const request = requestOf(choice);
    if (request !== undefined && this.#touches(footprint))
      this.#taken.set(request, (this.#taken.get(request) ?? 0) + 1);
  }

  /** Records are named `Hotel.rooms[h1]`. */
  #touches(footprint: Step['footprint']): boolean {
    return [...footprint.keys()].some(name => this.#states.has(name.split('[')[0] ?? ''));
  }

  #place(choice: Choice): number {
    const request = requestOf(choice);
    if (request === undefined) return Number.MAX_SAFE_INTEGER;
    const places = this.#places.get(request) ?? [];
    return places[Math.min(this.#taken.get(request) ?? 0, places.length - 1)] ?? Number.MAX_SAFE_INTEGER;
  }
}

/** How often a way may be another one than the likeliest: few are; in the end, as often as there are ways. */
export const deviations: readonly number[] = [0, 1, 2, Number.POSITIVE_INFINITY];

/** Goes the likeliest way, but for so many deviations at most. That the platform gives something up is one. */
export class Guided {
  /** There were other ways, for which there had to be more deviations. */
  limited = false;
  readonly #hint: Hint;
  readonly #most: number;
  #count = 0;

  constructor(hint: Hint, most: number) {
    this.#hint = hint;
    this.#most = most;
  }

  begin(): void {
    this.#count = 0;
  }

  /** With fewer deviations, a way has been tried before. */
  get isNew(): boolean {
    return this.#most === Number.POSITIVE_INFINITY || this.#count === this.#most;
  }

  choose(options: readonly Choice[], director: Director): number {
    const all = this.#hint.sort(options);
    const ordered = this.#count < this.#most ? all : all.slice(0, 1);
    this.limited ||= ordered.length < all.length;
    const chosen = director.choose(ordered);
    if (chosen > 0) this.#count += 1;
    return options.indexOf(ordered[chosen] as Choice);
  }
}

function requestOf(choice: Choice): string | undefined {
  if (choice.kind === 'turn' || choice.kind === 'given up') return choice.request;
  if (choice.kind === 'extern') return choice.call.request;
  if (choice.kind === 'timer') return undefined;
  return choice.arrival.kind === 'request' ? choice.arrival.id : choice.arrival.request;
}
