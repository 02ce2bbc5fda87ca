// The crash matrix, of requests that meet: what `npm run test:long` does for whole scenarios and with two faults (report.ts).
import test from 'ava';
import { crashMatrix, sum } from './matrix.ts';
import { shortScenarios } from './short.ts';
import { removeBuilds, subject } from './subjects.ts';

test.after.always(removeBuilds);

for (const [app, scenario] of Object.entries(shortScenarios)) {
  for (const platform of ['cloud', 'engine'] as const) {
    test.serial(`${app} survives each fault, ${platform}`, async t => {
      const matrix = await crashMatrix(await subject(`apps/${app}`, scenario, { platform }));
      const all = sum([...matrix.values()].flatMap(row => [...row.values()]));
      t.is(all.first, undefined);
      t.is(all.undecided, 0);
      const commit = matrix.get('commit');
      t.true((commit?.get('before')?.runs ?? 0) > 0 && (commit?.get('after')?.runs ?? 0) > 0);
      t.log(`${all.runs} runs`);
    });
  }
}
