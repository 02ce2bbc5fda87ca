// What a user sees when a promise of ours does not hold: that it is our fault, and what to send us.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from './command.ts';
import { version } from './version.ts';

export function reportBug(error: unknown, argv: readonly string[], io: Io): void {
  const message = error instanceof Error ? error.message : String(error);
  io.stderr.write(`muc: this is a bug in muc, not in your program: ${message}\n`);
  const place = placeOf(error);
  if (place !== undefined) io.stderr.write(`It was at work on ${place}.\n`);
  io.stderr.write(
    `A report is in ${writeReport(error, argv)}; please file it with the program, if you may share it.\n`,
  );
  if (io.env.MUC_DEBUG !== undefined) io.stderr.write(`${stackOf(error)}\n`);
  else io.stderr.write('Set MUC_DEBUG=1 to see where it happened.\n');
}

function placeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('span' in error)) return undefined;
  const span = error.span;
  if (typeof span !== 'object' || span === null || !('path' in span) || !('start' in span)) return undefined;
  return `${String(span.path)}, at character ${String(span.start)}`;
}

function writeReport(error: unknown, argv: readonly string[]): string {
  const path = join(tmpdir(), `muc-bug-${process.pid}-${Date.now()}.txt`);
  const lines = [
    `muc ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    `arguments: ${argv.join(' ')}`,
    '',
    stackOf(error),
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
