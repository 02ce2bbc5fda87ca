// The scenarios of the samples and of the applications, by the specification semantics.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { parseScenario } from '../../cli/scenario/format.ts';
import { play } from '../../cli/scenario/play.ts';
import { createWorld, firstOption, randomOption } from '../../compiler/reference/index.ts';
import { root } from '../cli/captured.ts';
import { samplesFolder, scenarioFolders } from '../language/programs.ts';
import { checked, ports, seeded } from './played.ts';
import { playerOf, withoutFrontDoor } from './player.ts';

/** Its requests come from the platform's clock, which is outside of the program. */
const startedByClock = 'schedules';

/** Routes and functions of extern services are outside, too. */
function isOutside(folder: string): boolean {
  const { steps } = parseScenario(read(join(samplesFolder, folder), 'scenario.json'));
  const externs = readdirSync(join(root, samplesFolder, folder)).some(file => file.endsWith('.ts'));
  return folder === startedByClock || externs || steps.some(step => 'http' in step);
}

const folders = [
  ...scenarioFolders()
    .filter(folder => !isOutside(folder))
    .map(folder => join(samplesFolder, folder)),
  ...readdirSync(join(root, 'apps'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => join('apps', name)),
];

for (const folder of folders) {
  const files = readdirSync(join(root, folder)).filter(file => file.endsWith('.mu'));
  const program = checked(new Map(files.map(file => [file, read(folder, file)])));
  const scenario = withoutFrontDoor(parseScenario(read(folder, 'scenario.json')));
  const schedules = [firstOption, ...[1, 2, 3].map(seed => randomOption(seeded(seed)))];
  test(folder, async t => {
    for (const choose of schedules) {
      const steps = await play(scenario, playerOf(createWorld(program, ports()), choose));
      for (const { title, problems } of steps) t.deepEqual(problems, [], title);
    }
  });
}

function read(folder: string, file: string): string {
  return readFileSync(join(root, folder, file), 'utf8');
}
