// Compares a text with a golden file below tests/samples. `UPDATE_GOLDEN=1` writes what was seen.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';

export const samplesFolder = fileURLToPath(new URL('../samples/', import.meta.url));

/** `path` is relative to tests/samples. */
export function isGolden(t: ExecutionContext, actual: string, path: string): void {
  const file = samplesFolder + path;
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  t.is(actual, existsSync(file) ? readFileSync(file, 'utf8') : `(there is no ${path})`);
}
