// A run as a picture: who sent what to whom, beside the lines of the source, as a sequence diagram of Mermaid. Only what lies around the
// places where it left the straight way is drawn; the rest is counted.
import type { Happened, Point } from '../../targets/local/index.ts';
import type { RunPlaces } from './places.ts';
import { otherwise, shownOf } from './show.ts';

export function sequenceDiagram(happened: readonly Happened[], places: RunPlaces): string {
  const shown = shownOf(happened);
  const drawn = happened.filter((_, i) => shown[i]);
  const actors = new Actors(drawn, places);
  const lines = ['sequenceDiagram', ...actors.lines()];
  let left = 0;
  for (const [i, step] of happened.entries()) {
    if (shown[i] !== true) {
      left += 1;
      continue;
    }
    if (left > 0) lines.push(actors.gap(left));
    left = 0;
    lines.push(...actors.step(step));
  }
  if (left > 0) lines.push(actors.gap(left));
  return `${lines.join('\n')}\n`;
}

const client = 'client';
const platform = 'platform';
const store = 'store';

class Actors {
  readonly #places: RunPlaces;
  /** Functions by their names. */
  readonly #units = new Map<string, string>();

  constructor(drawn: readonly Happened[], places: RunPlaces) {
    this.#places = places;
    for (const { point } of drawn) {
      const unit = this.#unitOf(point);
      if (unit !== undefined && !this.#units.has(unit)) this.#units.set(unit, `f${this.#units.size + 1}`);
    }
  }

  lines(): readonly string[] {
    const units = [...this.#units].map(([unit, name]) => participant(name, `function ${unit}`));
    return [
      participant(client, 'client'),
      participant(platform, 'platform'),
      ...units,
      participant(store, 'store'),
    ];
  }

  gap(left: number): string {
    return `  Note over ${client},${store}: … ${left} more`;
  }

  step({ point, turnoff }: Happened): readonly string[] {
    const wrong = turnoff === undefined ? [] : [note(this.#by(point), `✗ ${otherwise(turnoff)}`)];
    return [this.#message(point), ...wrong];
  }

  #message(point: Point): string {
    const { kind, what, who, request } = point;
    const name = request === '' ? '' : `${request}: `;
    switch (kind) {
      case 'request':
        return arrow(client, platform, `${name}${what}`);
      case 'answer':
        return arrow(platform, client, `${name}${what}`, '-->>');
      case 'invoke':
        return arrow(platform, this.#by(point), `${name}${who}${this.#source(point)}`);
      case 'reply':
        return arrow(this.#by(point), platform, `${name}${what}`, '-->>');
      case 'flush':
        return arrow(platform, store, what);
      default:
        return arrow(this.#by(point), store, `${name}${what}`);
    }
  }

  /** Who does it, or would have. */
  #by(point: Point): string {
    if (point.kind === 'request' || point.kind === 'answer') return client;
    return this.#units.get(this.#unitOf(point) ?? '') ?? platform;
  }

  #unitOf({ who }: Point): string | undefined {
    return this.#places.get(runOf(who))?.unit;
  }

  #source({ who }: Point): string {
    const place = this.#places.get(runOf(who));
    return place === undefined || place.at === '' ? '' : ` · ${place.at} ${place.line}`;
  }
}

/** `Trip.book/3, attempt 2`. */
function runOf(who: string): string {
  return who.replace(/, .*/, '');
}

function participant(name: string, text: string): string {
  return `  participant ${name} as ${safe(text)}`;
}

function arrow(from: string, to: string, text: string, line = '->>'): string {
  return `  ${from}${line}${to}: ${safe(text)}`;
}

function note(over: string, text: string): string {
  return `  Note over ${over}: ${safe(text)}`;
}

const longest = 100;

/** Mermaid ends a statement at a `;`, and takes `#` for an entity. */
function safe(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return short.replace(/[#;<>]/g, character => `#${character.charCodeAt(0)};`).replaceAll('\n', ' ');
}
