// Random programs mean, with random schedules, what their JavaScript means: the model of tests/lower/random is written down
// apart from this interpreter, and knows no turns that others could come between.
//
//   RANDOM_PROGRAMS=2000 RANDOM_SEED=7 npx ava tests/reference/random.test.ts
import test from 'ava';
import fc from 'fast-check';
import { check } from '../../compiler/check/index.ts';
import { withRules } from '../../compiler/check/rules/index.ts';
import { load } from '../../compiler/load/load.ts';
import { type Answer, createWorld } from '../../compiler/reference/index.ts';
import { dumps, requests, runModel } from '../lower/random/model.ts';
import { program } from '../lower/random/program.ts';
import { call, ports } from './played.ts';

const numRuns = Number(process.env.RANDOM_PROGRAMS ?? 150);
const seed = Number(process.env.RANDOM_SEED ?? 1);

test(`random programs mean what their JavaScript means (seed ${seed})`, async t => {
  t.timeout(3_600_000);
  const counts = { run: 0, invalid: 0 };
  const property = fc.asyncProperty(fc.gen(), async g => {
    const choose = (count: number): number => (count <= 1 ? 0 : g(fc.nat, { max: count - 1 }));
    const { mu, js } = program(choose);
    const loaded = load({ read: path => (path === 'main.mu' ? mu : undefined), list: () => ['main.mu'] }, '');
    const found = check(loaded.modules);
    const problems = [...loaded.diagnostics, ...withRules(found.program, found.diagnostics)];
    if (problems.some(({ severity }) => severity === 'error')) {
      counts.invalid += 1;
      return;
    }
    const world = createWorld(found.program, ports());
    const calls = [
      ...requests.map(args => ({ call: 'R.main', args: args as never })),
      ...dumps.map(name => ({ call: name, args: [] })),
    ];
    const seen = calls.map(step => seenOf(call(world, step, options => choose(options.length))));
    const expected = await runModel(js, requests);
    if (JSON.stringify(seen) !== JSON.stringify(expected))
      throw new Error(`${JSON.stringify(seen)}\ninstead of\n${JSON.stringify(expected)}\n${mu}\n${js}`);
    counts.run += 1;
  });
  const endOnFailure = process.env.RANDOM_WHOLE !== undefined;
  await fc.assert(property, { numRuns, seed, includeErrorInReport: true, endOnFailure });
  t.log(JSON.stringify(counts));
  t.true(counts.run > numRuns / 2, JSON.stringify(counts));
});

function seenOf(answer: Answer): object {
  return answer.kind === 'value' ? { value: answer.value } : { error: answer.name, fields: answer.fields };
}
