// Colours for people at a terminal, nothing for anybody else. NO_COLOR and FORCE_COLOR (no-color.org) decide first.
import type { Io, Output } from './command.ts';

export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

export function usesColor(output: Output, io: Io): boolean {
  const forced = io.env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if ((io.env.NO_COLOR ?? '') !== '') return false;
  return output.isTerminal && io.env.TERM !== 'dumb';
}

export function styleFor(output: Output, io: Io): Style {
  const color = usesColor(output, io);
  const paint =
    (on: number, off: number) =>
    (text: string): string =>
      color ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    cyan: paint(36, 39),
  };
}
