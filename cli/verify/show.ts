// A run as a person reads it: who did what, in the order in which it happened, and where it left the straight way.
import { type Happened, type Turnoff, turnoffText } from '../../targets/local/index.ts';

/** Lines at both ends, and around what went otherwise; the rest is counted. */
const around = 6;

export function sequenceText(happened: readonly Happened[]): readonly string[] {
  const shown = happened.map((_, i) =>
    happened.slice(Math.max(0, i - around), i + around + 1).some(({ turnoff }) => turnoff !== undefined),
  );
  const few = happened.length <= 40 || !shown.includes(true);
  const width = Math.max(...happened.map(({ point }) => whoText(point).length), 0);
  const lines: string[] = [];
  let left = 0;
  const gap = (): void => {
    if (left > 0) lines.push(`  … ${left} more`);
    left = 0;
  };
  for (const [i, step] of happened.entries()) {
    if (!few && shown[i] !== true) {
      left += 1;
      continue;
    }
    gap();
    lines.push(lineOf(step, width));
  }
  gap();
  return lines;
}

function lineOf({ point, turnoff }: Happened, width: number): string {
  const mark = turnoff === undefined ? '' : `   ← ${otherwise(turnoff)}`;
  return `  ${whoText(point).padEnd(width)}  ${point.what}${mark}`;
}

function whoText({ who, request }: Happened['point']): string {
  return request === '' ? who : `${request}: ${who}`;
}

function otherwise(turnoff: Turnoff): string {
  return turnoff.kind === 'other' ? 'goes first' : turnoffText(turnoff);
}
