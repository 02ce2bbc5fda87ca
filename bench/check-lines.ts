// Parses and checks one generated program of so many lines, in this process, and prints the seconds.
//
//   node bench/check-lines.ts LINES
import { check } from '../compiler/check/index.ts';
import { withRules } from '../compiler/check/rules/index.ts';
import { load } from '../compiler/load/load.ts';
import { generateProgram } from './generate.ts';

const files = generateProgram(Number(process.argv[2] ?? 10_000));
const host = { read: (path: string) => files.get(path), list: () => [...files.keys()] };
const started = performance.now();
const loaded = load(host, '');
const { program, diagnostics } = check(loaded.modules);
const all = [...loaded.diagnostics, ...withRules(program, diagnostics)];
const seconds = (performance.now() - started) / 1000;
const problem = all.find(({ severity }) => severity === 'error');
if (problem !== undefined)
  throw new Error(`the generated program has a problem: ${problem.code} ${problem.message}`);
console.log(JSON.stringify({ seconds }));
