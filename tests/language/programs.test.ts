// How many programs the suite of the language has, and that the harness reads what they expect.
import test from 'ava';
import { parseProgram, programFolders, programsIn, scenarioFolders } from './programs.ts';

test('there are at least 250 programs', t => {
  const programs = programFolders().flatMap(programsIn);
  const scenarios = scenarioFolders().length;
  const inNode = programs.filter(({ notInNode }) => notInNode === undefined).length;
  const steps = programs.reduce((sum, program) => sum + program.steps.length, 0);
  t.log(
    `${programs.length} programs with ${steps} expectations, ${inNode} of them in Node too; ${scenarios} scenarios`,
  );
  t.true(programs.length + scenarios >= 250);
});

test('an expectation that cannot be read is an error', t => {
  t.throws(() => parseProgram('a.mu', '// > S.m(1 = 2\n'), { message: /not JSON/ });
  t.throws(() => parseProgram('a.mu', '// > S.m() = {\n'), { message: /not JSON/ });
});
