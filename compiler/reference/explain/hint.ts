// In which order to try what may happen: as the effects were seen.
import type { Director } from '../explore.ts';
import type { Choice, Step } from '../history.ts';
import type { Effect } from './observed.ts';

/** Prefers the order in which effects were seen. */
export class Hint {
  /** By request. */
  readonly #effects = new Map<string, Expected[]>();
  readonly #taken = new Set<number>();
  readonly #states: ReadonlySet<string>;

  constructor(effects: readonly Effect[], states: ReadonlySet<string>) {
    this.#states = states;
    effects.forEach(({ request, services }, place) => {
      this.#effects.set(request, [...(this.#effects.get(request) ?? []), { place, services }]);
    });
  }

  sort(options: readonly Choice[]): readonly Choice[] {
    const places = new Map(options.map(option => [option, this.#place(option, options)]));
    return [...options].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  }

  /** How far it has come, for who goes on from here another time. */
  save(): () => void {
    const taken = [...this.#taken];
    return () => {
      this.#taken.clear();
      for (const place of taken) this.#taken.add(place);
    };
  }

  /** What touches nothing that is stored, nobody has seen. */
  happened({ choice, footprint }: Step): void {
    const request = requestOf(choice);
    if (request === undefined) return;
    // Records are named `Hotel.rooms[h1]`.
    const states = [...footprint.keys()].map(name => name.split('[')[0] ?? '');
    const services = states.filter(name => this.#states.has(name)).map(serviceOf);
    if (services.length === 0) return;
    const next = this.#next(request, services);
    if (next !== undefined) this.#taken.add(next.place);
  }

  #left(request: string): readonly Expected[] {
    return (this.#effects.get(request) ?? []).filter(({ place }) => !this.#taken.has(place));
  }

  /** What is expected next of a request: in one of these services, if there is such. */
  #next(request: string, services: readonly string[]): Expected | undefined {
    const left = this.#left(request);
    return left.find(expected => services.some(service => expected.services.includes(service))) ?? left[0];
  }

  #place(choice: Choice, options: readonly Choice[]): number {
    const request = requestOf(choice);
    if (request === undefined) return Number.MAX_SAFE_INTEGER;
    const left = this.#left(request);
    const [first] = left;
    if (first === undefined) return this.#effects.get(request)?.at(-1)?.place ?? Number.MAX_SAFE_INTEGER;
    // Where nobody is ready to do what comes first, it takes who goes on from here to begin it.
    const ready = options.some(o => requestOf(o) === request && first.services.includes(placeOf(o)));
    if (!ready) return first.place;
    // What nobody has seen in a service, may never have been.
    const own = left.find(({ services }) => services.includes(placeOf(choice)));
    return (own ?? left.at(-1) ?? first).place;
  }
}

/** The service in which something would happen. */
function placeOf(choice: Choice): string {
  if (choice.kind === 'turn' || choice.kind === 'given up') return serviceOf(choice.of);
  return choice.kind === 'arrival' && choice.arrival.kind === 'request'
    ? serviceOf(choice.arrival.method)
    : '';
}

interface Expected {
  readonly place: number;
  readonly services: readonly string[];
}

/** `Hotel.reserve` → `Hotel`. */
function serviceOf(name: string): string {
  return name.split('.')[0] ?? '';
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
