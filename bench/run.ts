// `npm run bench`: the figures that this project wants to reach, as a table; with `--json` as one JSON object and nothing else.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { measureFloorRatio } from './floor-ratio.ts';
import { median } from './load.ts';
import { freePort, removeFolders, root, run, stop, temporaryFolder } from './processes.ts';
import { applications, type Costs, costsOf } from './requests.ts';

type Figures = { readonly [group: string]: { readonly [name: string]: number } };

/** The bounds of the figures, by their full name. */
const bounds: { readonly [name: string]: { readonly most?: number; readonly least?: number } } = {
  'storeRequests.counter': { most: 2 },
  'storeRequests.chain': { most: 2 },
  'storeRequests.tree': { most: 3 },
  'storeRequests.travel': { most: 5 },
  'invocations.counter': { most: 1 },
  'invocations.chain': { most: 1 },
  'invocations.tree': { most: 1 },
  'invocations.travel': { most: 2 },
  'check.travelSeconds': { most: 0.6 },
  'check.lines10kSeconds': { most: 2 },
  'check.lines20kRatio': { most: 2.3 },
  'dev.firstReplySeconds': { most: 1.5 },
  'floorRatio.travel16': { least: 0.3 },
  'floorRatio.travelP50At1': { most: 3 },
};

const muc = join(root, 'cli/muc.mjs');
const travel = join(root, 'apps/travel-reservation');

try {
  const figures = await measure();
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
  else printTable(figures);
} finally {
  removeFolders();
}

async function measure(): Promise<Figures> {
  const travelSeconds = await medianOf(5, async () => (await run([muc, 'check', travel])).seconds);
  const lines10kSeconds = await medianOf(3, () => checkLines(10_000));
  const lines20kSeconds = await medianOf(3, () => checkLines(20_000));
  const firstReplySeconds = await medianOf(3, firstReply);
  const builds = await buildAll();
  const costs = new Map<string, Costs>();
  for (const [name, app] of Object.entries(applications))
    costs.set(name, await costsOf(builds.get(name) ?? '', app));
  return {
    storeRequests: Object.fromEntries([...costs].map(([name, { storeRequests }]) => [name, storeRequests])),
    invocations: Object.fromEntries([...costs].map(([name, { invocations }]) => [name, invocations])),
    check: { travelSeconds, lines10kSeconds, lines20kRatio: lines20kSeconds / lines10kSeconds },
    dev: { firstReplySeconds },
    floorRatio: { ...(await measureFloorRatio(builds.get('travel') ?? '')) },
  };
}

async function medianOf(times: number, measured: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let i = 0; i < times; i++) values.push(await measured());
  return median(values);
}

async function checkLines(lines: number): Promise<number> {
  const { output } = await run([join(root, 'bench/check-lines.ts'), String(lines)]);
  return (JSON.parse(output) as { seconds: number }).seconds;
}

/** From the start of `muc dev` to the first answer; asked again and again from the beginning. */
async function firstReply(): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [muc, 'dev', travel, '--port', String(port), '--data', temporaryFolder()],
    {
      cwd: root,
      stdio: 'ignore',
    },
  );
  try {
    for (;;) {
      const answered = await fetch(`http://127.0.0.1:${port}/Hotel/add`, {
        method: 'POST',
        body: '["h1", 3]',
      }).then(
        response => response.ok,
        () => false,
      );
      if (answered) return (performance.now() - started) / 1000;
      if (child.exitCode !== null) throw new Error(`muc dev ended with ${child.exitCode}`);
      await new Promise(done => setTimeout(done, 2));
    }
  } finally {
    await stop(child);
  }
}

async function buildAll(): Promise<ReadonlyMap<string, string>> {
  const builds = new Map<string, string>();
  for (const [name, { folder }] of Object.entries(applications)) {
    const out = temporaryFolder();
    const app = join(root, 'apps', folder);
    await run([muc, 'build', app, '--target=sfn', '--optimize=cost', '--out', out]);
    builds.set(name, out);
  }
  return builds;
}

function printTable(figures: Figures): void {
  for (const [group, members] of Object.entries(figures))
    for (const [name, value] of Object.entries(members)) console.log(line(`${group}.${name}`, value));
}

function line(name: string, value: number): string {
  const { most, least } = bounds[name] ?? {};
  const bound = most === undefined ? `at least ${least}` : `at most ${most}`;
  const reached = most === undefined ? value >= (least ?? 0) : value <= most;
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(3);
  return `${name.padEnd(26)}${shown.padStart(8)}   ${bound.padEnd(14)}${reached ? 'reached' : 'MISSED'}`;
}
