// Random programs do what their JavaScript does, at every level: results, errors with their fields, and what is stored.
//
//   RANDOM_PROGRAMS=200 RANDOM_SEED=7 npx ava tests/lower/differential.test.ts
//
// RANDOM_WHOLE=1 shows a program that goes wrong as it is; otherwise it is made smaller first. Modules stay in memory: some
// hundred programs a process.
import test from 'ava';
import fc from 'fast-check';
import { compiled } from './random/execution.ts';
import { dumps, requests, runModel } from './random/model.ts';
import { program } from './random/program.ts';
import type { Choose } from './random/scope.ts';

const numRuns = Number(process.env.RANDOM_PROGRAMS ?? 100);
const seed = Number(process.env.RANDOM_SEED ?? 1);

test(`random programs do what their JavaScript does (seed ${seed})`, async t => {
  t.timeout(3_600_000);
  const counts = { run: 0, refused: 0, invalid: 0 };
  const property = fc.asyncProperty(fc.gen(), async g => {
    const choose: Choose = count => (count <= 1 ? 0 : g(fc.nat, { max: count - 1 }));
    const { mu, js } = program(choose);
    const expected = await runModel(js, requests);
    for (const optimize of ['visibility', 'balanced', 'cost'] as const) {
      const { diagnostics, play } = await compiled(mu, optimize);
      const errors = diagnostics.filter(d => d.severity === 'error');
      if (errors.length > 0) {
        counts[errors.every(e => e.code.startsWith('MU39')) ? 'refused' : 'invalid']++;
        return;
      }
      const calls = [
        ...requests.map(args => ({ method: 'R.main', args })),
        ...dumps.map(method => ({ method, args: [] })),
      ];
      const { seen } = await play(calls, choose);
      if (JSON.stringify(seen) !== JSON.stringify(expected))
        throw new Error(
          `at ${optimize}\n${JSON.stringify(seen)}\ninstead of\n${JSON.stringify(expected)}\n${mu}\n${js}`,
        );
    }
    counts.run++;
  });
  const endOnFailure = process.env.RANDOM_WHOLE !== undefined;
  await fc.assert(property, { numRuns, seed, includeErrorInReport: true, endOnFailure });
  t.log(JSON.stringify(counts));
  t.true(counts.run > numRuns / 2, JSON.stringify(counts));
});
