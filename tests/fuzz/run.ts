// The long run: `npm run fuzz -- --inputs 1000000 --seed 1`. Each thread says which input it is at; one that stays at an input
// for longer than a minute hangs there.
import { availableParallelism } from 'node:os';
import { argv, exit, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { inputOf } from './inputs.ts';
import { judge } from './judge.ts';

interface Part {
  readonly seed: number;
  readonly from: number;
  readonly step: number;
  readonly to: number;
  /** Number of the input at hand. */
  readonly at: Int32Array;
}

interface Report {
  readonly inputs: number;
  readonly parsed: number;
  readonly accepted: number;
  readonly failures: readonly string[];
}

const mostFailures = 20;

function work({ seed, from, step, to, at }: Part): Report {
  const counts = { inputs: 0, parsed: 0, accepted: 0 };
  const failures: string[] = [];
  for (let number = from; number < to && failures.length < mostFailures; number += step) {
    Atomics.store(at, 0, number);
    const { kind, text } = inputOf(seed, number);
    counts.inputs++;
    try {
      const { parsed, accepted } = judge(text);
      if (parsed) counts.parsed++;
      if (accepted) counts.accepted++;
    } catch (error) {
      failures.push(`seed ${seed}, input ${number}, a ${kind}: ${(error as Error).stack}\n${text}`);
    }
  }
  return { ...counts, failures };
}

function start(part: Part): Promise<Report> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: part,
    resourceLimits: { stackSizeMb: 4 },
  });
  let last = { at: -1, since: Date.now() };
  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      const at = Atomics.load(part.at, 0);
      if (at !== last.at) last = { at, since: Date.now() };
      else if (Date.now() - last.since > 60_000) {
        const { text } = inputOf(part.seed, at);
        reject(new Error(`seed ${part.seed}, input ${at} hangs:\n${text}`));
      }
    }, 1000);
    const settled = (): void => clearInterval(watch);
    worker.once('message', (report: Report) => {
      settled();
      resolve(report);
    });
    worker.once('error', error => {
      settled();
      reject(error);
    });
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    args: argv.slice(2),
    options: { inputs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  });
  const [inputs, seed, threads] = [Number(values.inputs), Number(values.seed), availableParallelism()];
  const parts = Array.from({ length: threads }, (_, from): Part => {
    const at = new Int32Array(new SharedArrayBuffer(4));
    return { seed, from, step: threads, to: inputs, at };
  });
  const began = Date.now();
  const reports = await Promise.all(parts.map(start));
  const sum = (key: 'inputs' | 'parsed' | 'accepted'): number =>
    reports.reduce((total, r) => total + r[key], 0);
  const failures = reports.flatMap(r => r.failures);
  for (const failure of failures) stdout.write(`${failure}\n\n`);
  const seconds = Math.round((Date.now() - began) / 1000);
  stdout.write(
    `${sum('inputs')} inputs in ${seconds} s: ${sum('parsed')} parsed, ${sum('accepted')} accepted, ${failures.length} failed\n`,
  );
  exit(failures.length === 0 ? 0 : 1);
}

if (isMainThread) {
  try {
    await main();
  } catch (error) {
    stdout.write(`${(error as Error).message}\n`);
    exit(1);
  }
} else {
  parentPort?.postMessage(work(workerData as Part));
}
