// A run as a person reads it: who did what, in the order in which it happened, and where it left the straight way.

import { type Happened, type Turnoff, turnoffText } from '../../targets/local/index.ts';
import type { RunPlaces } from './places.ts';

/** Lines at both ends, and around what went otherwise; the rest is counted. */
const around = 6;

/** Which steps are shown: all of a short run, of a long one those around what went otherwise. */
export function shownOf(happened: readonly Happened[]): readonly boolean[] {
  const near = happened.map((_, i) =>
    happened.slice(Math.max(0, i - around), i + around + 1).some(({ turnoff }) => turnoff !== undefined),
  );
  const all = happened.length <= 40 || !near.includes(true);
  return all ? happened.map(() => true) : near;
}

export function sequenceText(
  happened: readonly Happened[],
  places: RunPlaces = new Map(),
): readonly string[] {
  const shown = shownOf(happened);
  const width = Math.max(...happened.map(({ point }) => whoText(point).length), 0);
  const lines: string[] = [];
  let left = 0;
  const gap = (): void => {
    if (left > 0) lines.push(`  … ${left} more`);
    left = 0;
  };
  for (const [i, step] of happened.entries()) {
    if (shown[i] !== true) {
      left += 1;
      continue;
    }
    gap();
    lines.push(lineOf(step, width, places));
  }
  gap();
  return lines;
}

function lineOf({ point, turnoff }: Happened, width: number, places: RunPlaces): string {
  const mark = turnoff === undefined ? '' : `   ← ${otherwise(turnoff)}`;
  const place = point.kind === 'invoke' ? places.get(point.who.replace(/, .*/, '')) : undefined;
  const source = place === undefined || place.at === '' ? '' : `, ${place.at}`;
  return `  ${whoText(point).padEnd(width)}  ${point.what}${source}${mark}`;
}

function whoText({ who, request }: Happened['point']): string {
  return request === '' ? who : `${request}: ${who}`;
}

export function otherwise(turnoff: Turnoff): string {
  return turnoff.kind === 'other' ? 'goes first' : turnoffText(turnoff);
}
