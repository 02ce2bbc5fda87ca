// A sample of the language is one module with what it should do in comments at its top:
//
//   // for…of over awaited calls goes one after another.
//   //
//   // > Loops.forOf([1, 2]) = [1, 3]
//   // > Loops.fails("x") throws SoldOut { "what": "x" }
//   // not in Node: it asks for a rollback
//
// All modules of a folder are one application. The arguments and results are JSON; `undefined` may stand for a result.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallStep, Scenario } from '../../cli/scenario/format.ts';
import { root } from '../cli/captured.ts';

export const samplesFolder = 'tests/samples/language';

/** What the samples say to `Echo` is forgotten when it is asked for: before each program that will ask. */
const forgets = 'Echo.history';

export interface Program {
  /** `loops/for-of.mu`. */
  readonly path: string;
  readonly text: string;
  readonly about: string;
  readonly steps: readonly CallStep[];
  /** Why Node, running it as TypeScript, would answer otherwise. */
  readonly notInNode: string | undefined;
}

/** Folders whose modules say what they should do; the others have a scenario of their own. */
export function programFolders(): readonly string[] {
  return folders().filter(folder => programsIn(folder).length > 0);
}

export function scenarioFolders(): readonly string[] {
  return folders().filter(folder => readdirSync(join(root, samplesFolder, folder)).includes('scenario.json'));
}

function folders(): readonly string[] {
  return readdirSync(join(root, samplesFolder)).sort();
}

export function programsIn(folder: string): readonly Program[] {
  const files = readdirSync(join(root, samplesFolder, folder)).filter(file => file.endsWith('.mu'));
  return files
    .sort()
    .map(file => parseProgram(`${folder}/${file}`, read(`${folder}/${file}`)))
    .filter(program => program.steps.length > 0);
}

/** The texts of all modules of a folder, by their names. */
export function readModules(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(root, samplesFolder, folder)).filter(file => file.endsWith('.mu'));
  return new Map(files.map(file => [file, read(`${folder}/${file}`)]));
}

function read(path: string): string {
  return readFileSync(join(root, samplesFolder, path), 'utf8');
}

export function parseProgram(path: string, text: string): Program {
  const header = /^(?:\/\/.*\n)*/.exec(text)?.[0] ?? '';
  const lines = header.split('\n').map(line => line.replace(/^\/\/ ?/, ''));
  const steps = lines.filter(line => line.startsWith('> ')).map(line => parseStep(line.slice(2), path));
  const asked = steps.some(step => step.call === forgets);
  return {
    path,
    text,
    about: lines[0] ?? '',
    steps: asked ? [{ call: forgets, args: [] }, ...steps] : steps,
    notInNode: lines.find(line => line.startsWith('not in Node: '))?.slice('not in Node: '.length),
  };
}

/** `S.m(1, "x") = 3`, `S.m() throws Odd {"value": 1}`, `S.m()`. */
function parseStep(line: string, path: string): CallStep {
  const [, call, rest = ''] = /^(\w+\.\w+)\((.*)$/.exec(line) ?? [];
  if (call === undefined) throw new Error(`${path}: cannot read "> ${line}"`);
  for (let end = rest.indexOf(')'); end >= 0; end = rest.indexOf(')', end + 1)) {
    const args = parsed(`[${rest.slice(0, end)}]`);
    if (args !== undefined)
      return { call, args: args as CallStep['args'], ...expected(rest.slice(end + 1), line, path) };
  }
  throw new Error(`${path}: the arguments are not JSON: "> ${line}"`);
}

function expected(text: string, line: string, path: string): Pick<CallStep, 'result' | 'error'> {
  if (text.trim() === '') return {};
  const [, name, fields = ''] = /^ throws (\w+)\s*(.*)$/.exec(text) ?? [];
  if (name !== undefined) {
    if (fields === '') return { error: { name } };
    const value = parsed(fields);
    if (value !== undefined)
      return { error: { name, fields: value as NonNullable<CallStep['error']>['fields'] & {} } };
  }
  const result = /^ = (.*)$/.exec(text)?.[1];
  const value = result === 'undefined' ? null : parsed(result ?? '');
  if (value === undefined) throw new Error(`${path}: what should come out is not JSON: "> ${line}"`);
  return { result: value as NonNullable<CallStep['result']> };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function scenarioOf(programs: readonly Program[]): Scenario {
  return { about: programs[0]?.path ?? '', steps: programs.flatMap(program => program.steps) };
}
