// The samples of the language, by the specification semantics: with the first schedule, and with twenty random ones. A client
// that waits for each answer gets the same ones, whatever happens in which order meanwhile.
import test from 'ava';
import { createWorld, firstOption, randomOption } from '../../compiler/reference/index.ts';
import { programFolders, programsIn, readModules } from '../language/programs.ts';
import { checked, ports, problems, seeded } from './played.ts';

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

for (const folder of programFolders()) {
  const program = checked(readModules(folder));
  const first = createWorld(program, ports());
  const others = seeds.map(seed => ({
    seed,
    world: createWorld(program, ports()),
    choose: randomOption(seeded(seed)),
  }));
  for (const { path, steps } of programsIn(folder)) {
    test.serial(`${path} with the first schedule`, t => {
      t.deepEqual(problems(first, steps, firstOption), []);
    });
    test.serial(`${path} with random schedules`, t => {
      for (const { seed, world, choose } of others)
        t.deepEqual(problems(world, steps, choose), [], `${seed}`);
    });
  }
}
