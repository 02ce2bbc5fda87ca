// Each run of a program given up by the platform, one at a time: the program hears of it where it can handle it, and what it has
// done before is undone where it says so.
import test from 'ava';
import type { Scenario } from '../../cli/scenario/format.ts';
import { judge } from '../../cli/verify/judge.ts';
import { following, withOneGivenUp } from '../../cli/verify/search.ts';
import { scheduleText } from '../../targets/local/index.ts';
import { shortScenarios } from './short.ts';
import { removeBuilds, subject } from './subjects.ts';

test.after.always(removeBuilds);

const scenario = (...calls: readonly string[]): Scenario => ({
  about: 'One after another.',
  steps: calls.map(name => ({ call: name, args: [] })),
});

const methods = ['behind', 'tried', 'again', 'rounds', 'all', 'each'];
const cases: readonly (readonly [string, string, Scenario | undefined])[] = [
  ...methods.map(name => [name, 'tests/simulation/given-up', scenario(`Shop.${name}`)] as const),
  ['trip-saga', 'apps/trip-saga', undefined],
  ...Object.entries(shortScenarios).map(([app, short]) => [`${app}, short`, `apps/${app}`, short] as const),
];

for (const [name, app, played] of cases) {
  for (const platform of ['cloud', 'engine'] as const) {
    test.serial(`${name}, ${platform}`, async t => {
      const tried = await subject(app, played, { platform });
      const straight = await judge(tried, following([]));
      t.deepEqual(straight.problems, []);
      let runs = 0;
      for await (const { schedule, judged } of withOneGivenUp(tried, straight.simulation)) {
        t.deepEqual(judged.problems, [], scheduleText(schedule));
        t.false(judged.undecided);
        runs += 1;
      }
      t.true(runs > 0);
    });
  }
}
