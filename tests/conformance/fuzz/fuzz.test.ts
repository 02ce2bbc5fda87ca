// No definition crashes the validator, and none that it takes crashes the interpreter. `MU_MUTANTS=100000` makes it a long run.
import test from 'ava';
import type { Machine } from '../../../targets/local/interpreter/index.ts';
import { problemsOf } from '../../../targets/local/service/validation/problems.ts';
import { chanceFrom } from '../../fuzz/chance.ts';
import { mutant } from './mutate.ts';
import { play } from './play.ts';

const count = Number(process.env.MU_MUTANTS ?? 2000);

test(`${count} definitions crash nothing`, async t => {
  t.timeout(3_600_000);
  const counts = { taken: 0, ended: 0 };
  for (let number = 0; number < count; number++) {
    const { definition, input } = mutant(1, number);
    try {
      const problems = problemsOf(JSON.stringify(definition), 'STANDARD');
      if (problems.length > 0) continue;
      counts.taken++;
      const outcome = await play(definition as unknown as Machine, input, chanceFrom(number));
      if (outcome !== undefined) counts.ended++;
    } catch (error) {
      t.fail(
        `mutant ${number}: ${(error as Error).stack}\n${JSON.stringify(definition)}\n${JSON.stringify(input)}`,
      );
      return;
    }
  }
  t.log(JSON.stringify(counts));
  t.true(counts.taken > count / 20, 'some definitions are taken');
  t.true(counts.ended > count / 40, 'some executions end');
});
