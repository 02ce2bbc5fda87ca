// Applications built once, to be simulated: as they are, or with something taken out of what was emitted.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseScenario, type Scenario } from '../../cli/scenario/format.ts';
import type { Subject } from '../../cli/verify/judge.ts';
import { openSimulator, type Platform, type Seams } from '../../targets/local/index.ts';
import { muc, root } from '../cli/captured.ts';
import { checked } from '../reference/played.ts';

/** A text of the emitted functions or state machines, and what stands there instead. */
export interface Patch {
  readonly from: string;
  readonly to: string;
}

export interface Variant {
  readonly platform?: Platform;
  readonly patches?: readonly Patch[];
  readonly seams?: Seams;
}

const folders: string[] = [];
const builds = new Map<string, Promise<string>>();

export function removeBuilds(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

export async function subject(
  app: string,
  scenario: Scenario = parseScenario(readFileSync(join(root, app, 'scenario.json'), 'utf8')),
  { patches = [], seams, platform = 'cloud' }: Variant = {},
): Promise<Subject> {
  const modules = readdirSync(join(root, app)).filter(file => file.endsWith('.mu'));
  const program = checked(new Map(modules.map(file => [file, readFileSync(join(root, app, file), 'utf8')])));
  const simulator = await openSimulator(patched(app, await built(app), patches));
  return {
    program,
    scenario,
    platform,
    simulate: options => simulator(seams === undefined ? options : { ...options, seams }),
    orders: 500,
  };
}

function built(app: string): Promise<string> {
  const known = builds.get(app);
  if (known !== undefined) return known;
  const folder = temporary();
  const building = muc(['build', app, '--out', folder]).then(({ code, stderr }) => {
    if (code !== 0) throw new Error(stderr);
    return folder;
  });
  builds.set(app, building);
  return building;
}

/** A copy whose functions and state machines were changed. */
function patched(app: string, build: string, patches: readonly Patch[]): string {
  if (patches.length === 0) return build;
  const folder = temporary();
  cpSync(build, folder, { recursive: true });
  const units = readdirSync(join(folder, 'functions')).map(unit => join('functions', unit, 'index.mjs'));
  const machines = readdirSync(join(folder, 'statemachines')).map(file => join('statemachines', file));
  const unused = new Set(patches);
  for (const name of [...units, ...machines]) {
    const file = join(folder, name);
    let text = readFileSync(file, 'utf8');
    for (const patch of patches) {
      if (text.includes(patch.from)) unused.delete(patch);
      text = text.replaceAll(patch.from, patch.to);
    }
    writeFileSync(file, text);
  }
  for (const { from } of unused) throw new Error(`${app} has not emitted: ${from}`);
  return folder;
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mu-simulation-'));
  folders.push(folder);
  return folder;
}
