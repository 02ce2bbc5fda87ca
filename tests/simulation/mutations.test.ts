// A search that cannot fail shows nothing: each way to weaken the protocol must be found, and the protocol as it is must not.
import test from 'ava';
import { judge } from '../../cli/verify/judge.ts';
import { following, shrink } from '../../cli/verify/search.ts';
import { scheduleText } from '../../targets/local/index.ts';
import { mutations } from './mutations.ts';
import { counterexample } from './search.ts';
import { removeBuilds, subject } from './subjects.ts';

test.after.always(removeBuilds);

const most = 3000;

for (const { name, scenario, app = 'tests/simulation/protocol', ...broken } of mutations) {
  test.serial(`found: ${name}`, async t => {
    const mutant = await subject(app, scenario, broken);
    const found = await counterexample(mutant, most);
    if (found === undefined) {
      t.fail(`nothing went wrong in ${most} runs`);
      return;
    }
    const shortest = await shrink(mutant, found.schedule);
    const again = await judge(mutant, following(shortest));
    t.log(`${found.runs} runs; ${scheduleText(shortest) || 'straight'}: ${again.problems[0]}`);
    t.true(again.problems.length > 0, 'the shortest schedule fails again');
    const right = await judge(
      await subject(app, scenario, { platform: mutant.platform }),
      following(shortest),
    );
    t.deepEqual(right.problems, [], 'with the protocol as it is, the same schedule is right');
  });
}
