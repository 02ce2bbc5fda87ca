// One record that 64 clients want at once: a counter, and a value that is read and written. What they get committed together, over
// what one client gets alone; and what is left of the best when three times as many ask. Written to docs/guarantee-report.md.
import { join } from 'node:path';
import { writeSection } from '../scripts/guarantee-report.ts';
import { type LoadGenerator, median, startLoad } from './load.ts';
import { listen, removeFolders, root, run, temporaryFolder } from './processes.ts';

const rounds = 5;
const seconds = 1.5;
const many = 64;
/** A refusal is counted apart: the client may come back. */
const allowed = [409, 429, 503];

interface Hot {
  readonly name: string;
  readonly path: string;
  readonly body: string;
}

const operations: readonly Hot[] = [
  { name: '`Counter.take`', path: '/Hot/take', body: '[]' },
  { name: 'a read-modify-write', path: '/Hot/bump', body: '["k"]' },
];

/** Requests per second that were committed. */
async function committed(load: LoadGenerator, url: string, hot: Hot, connections: number): Promise<number> {
  const round = { url, path: hot.path, connections, seconds, bodies: [hot.body], allowed };
  const { perSecond, requests, statuses } = await load.round(round);
  return (perSecond * (statuses['200'] ?? 0)) / requests;
}

async function measure(load: LoadGenerator, url: string, hot: Hot): Promise<string> {
  const gains: number[] = [];
  const overloads: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const one = await committed(load, url, hot, 1);
    const all = await committed(load, url, hot, many);
    const over = await committed(load, url, hot, 3 * many);
    alone.push(one);
    gains.push(all / one);
    overloads.push(over / Math.max(all, one));
  }
  const [single, gain, overload] = [median(alone), median(gains), median(overloads)];
  console.log(
    `${hot.name}: ${single.toFixed(0)}/s alone, × ${gain.toFixed(2)} at ${many}, ÷ peak at ${3 * many}: ${overload.toFixed(2)}`,
  );
  return `| ${hot.name} | ${single.toFixed(0)} | ${gain.toFixed(2)} | ${overload.toFixed(2)} |`;
}

const out = temporaryFolder();
const load = startLoad();
await run([
  join(root, 'cli/muc.mjs'),
  'build',
  join(root, 'bench/hot-key'),
  '--target=sfn',
  '--optimize=cost',
  '--out',
  out,
]);
const engine = await listen([join(root, 'bench/engine.ts'), out, temporaryFolder()]);
try {
  const filled = await fetch(`${engine.url}/Hot/fill`, { method: 'POST', body: '[1000000000]' });
  if (!filled.ok) throw new Error(`fill: ${filled.status} ${await filled.text()}`);
  const rows: string[] = [];
  for (const hot of operations) rows.push(await measure(load, engine.url, hot));
  const head = `| operation | one client, committed/s | ${many} clients ÷ one | ${3 * many} clients ÷ peak |\n| --- | --- | --- | --- |`;
  writeSection(
    'Hot key',
    `Medians of ${rounds} alternating rounds, durable, on the embedded engine.\n\n${head}\n${rows.join('\n')}`,
  );
} finally {
  await load.close();
  await engine.stop();
  removeFolders();
}
