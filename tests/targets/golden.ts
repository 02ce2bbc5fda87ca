// Compares a text with the golden file of that name beside the tests; `UPDATE_GOLDEN=1` writes it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ExecutionContext } from 'ava';

export function golden(t: ExecutionContext, name: string, text: string): void {
  const path = new URL(`./golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path.pathname), { recursive: true });
    writeFileSync(path, text);
  }
  t.is(text, existsSync(path) ? readFileSync(path, 'utf8') : '', `golden/${name}; UPDATE_GOLDEN=1 writes it`);
}
