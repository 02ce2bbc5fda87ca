// Where a program is TypeScript too, mu's verdict is TypeScript's: both accept it, or both refuse the same lines. What
// differs on purpose is listed, with reasons, and shown in docs/language.md.
import { readFileSync } from 'node:fs';
import test from 'ava';
import { differences, differencesTable } from './differences.ts';
import { type Finding, judgedByMu, judgedByTypeScript } from './judges.ts';
import { type Program, readPrograms } from './programs.ts';

const programs = readPrograms();
const typescript = judgedByTypeScript(programs);

for (const program of programs) {
  test(program.name, t => {
    const mu = judgedByMu(program);
    const tsc = typescript.get(program) ?? [];
    const about = `${program.text}\nmu:\n${shown(mu)}\ntsc:\n${shown(tsc)}`;
    t.deepEqual(lines(tsc), program.refused.tsc, about);
    t.deepEqual(lines(mu), program.refused.mu, about);
    // One mistake, one diagnostic.
    t.is(mu.length, program.mistakes, about);
    t.is(program.differs !== undefined, lines(mu).join() !== lines(tsc).join(), 'a difference is listed');
  });
}

function lines(found: readonly Finding[]): readonly number[] {
  return [...new Set(found.map(({ line }) => line))].sort((a, b) => a - b);
}

function shown(found: readonly Finding[]): string {
  return found.map(({ line, text }) => `  ${line}: ${text}\n`).join('');
}

test('there are at least 300 programs on which the two agree', t => {
  const agreed = programs.filter(({ differs }) => differs === undefined);
  t.log(`${agreed.length} programs agree, ${programs.length - agreed.length} differ as intended`);
  t.true(agreed.length >= 300);
  t.is(new Set(programs.map(({ name }: Program) => name)).size, programs.length);
});

test('intended differences have programs, and stand in docs/language.md', t => {
  const shownBy = new Set(programs.map(({ differs }) => differs));
  shownBy.delete(undefined);
  t.deepEqual([...shownBy].sort(), differences.map(({ id }) => id).sort());
  const page = readFileSync(new URL('../../../docs/language.md', import.meta.url), 'utf8');
  t.true(page.includes(differencesTable()), `docs/language.md shows\n\n${differencesTable()}\n`);
});
