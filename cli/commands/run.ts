import { resolve } from 'node:path';
import { ask, type Outcome, request, sendSignal } from '../client.ts';
import { type Command, type ExitCode, exitCode, type Input, type Io, WrongUse } from '../command.ts';
import { type Compiled, compileAt, optimizeFlag, optimizeLevel, showProblems } from '../compile.ts';
import { type Json, parseJson } from '../json.ts';
import type { Scenario } from '../scenario/format.ts';
import { type Player, play, type StepReport } from '../scenario/play.ts';
import { readScenario } from '../scenario/read.ts';
import { checkInvariantsFlag, type Serving, serve, stage } from '../serve.ts';
import { styleFor } from '../style.ts';

export const run: Command = {
  name: 'run',
  summary: 'run one request, or a scenario, on this machine',
  description:
    'Builds the application, runs one request on the local engine and prints its result as JSON. Without --data ' +
    'everything is forgotten afterwards.',
  arguments: [
    { name: '[path]', summary: 'a folder or a file', fallback: '.' },
    { name: '[method]', summary: 'Service.method' },
    { name: '[args]', summary: 'its arguments, a JSON array' },
  ],
  flags: [
    { name: 'data', value: 'folder', summary: 'keep everything in this folder' },
    { name: 'request-id', value: 'id', summary: 'the same id with the same arguments gives the same answer' },
    { name: 'scenario', value: 'file', summary: 'play a scenario instead, and say what went otherwise' },
    checkInvariantsFlag,
    optimizeFlag,
  ],
  examples: [
    { line: 'muc run apps/counter Backend.req \'["k1"]\'', summary: 'one request' },
    {
      line: 'muc run apps/counter Backend.req \'["k1"]\' --data /tmp/counter',
      summary: 'the next one sees it',
    },
    { line: 'muc run apps/counter --scenario scenario.json', summary: 'a test of the application' },
  ],
  async run(input, io) {
    const [path = '.', method, args] = input.args;
    const file = input.flags.scenario;
    if (typeof file !== 'string' && method === undefined)
      throw new WrongUse('say which method to run: Service.method');
    const compiled = await compileAt(path, optimizeLevel(input), io);
    await showProblems(compiled, io);
    if (!compiled.ok) return exitCode.problems;
    const scenario = typeof file === 'string' ? readScenario(file, compiled.application.root, io) : undefined;
    if (scenario === undefined) await refuseUnknown(method ?? '', compiled);
    const values = parseArguments(args);
    const { data } = input.flags;
    if (scenario !== undefined) refuseUnknownExterns(scenario, compiled);
    const staged = await stage(compiled, io);
    if (staged === undefined) return exitCode.problems;
    const serving = await serve(
      staged,
      {
        data: typeof data === 'string' ? resolve(io.cwd, data) : undefined,
        port: 0,
        checkInvariants: scenario !== undefined || input.flags.checkInvariants === true,
        skipping: scenario !== undefined,
        scripted: scenario?.externs,
      },
      io,
    );
    try {
      if (scenario !== undefined) return await playScenario(scenario, serving, io);
      return await runOne(serving, { method: method ?? '', values }, input, io);
    } finally {
      await serving.close();
    }
  },
};

interface OneCall {
  readonly method: string;
  readonly values: readonly Json[];
}

/** Asked before anything is built. */
async function refuseUnknown(method: string, compiled: Compiled): Promise<void> {
  const known = compiled.result.application?.entries.map(entry => entry.method) ?? [];
  if (known.includes(method)) return;
  const { nearest } = await import('../../compiler/index.ts');
  const near = nearest(method, known);
  const hint = near === undefined ? `there are ${known.join(', ')}` : `did you mean ${near}?`;
  throw new WrongUse(`there is no method ${method}; ${hint}`);
}

/** A script for a function that nobody calls says nothing. */
function refuseUnknownExterns(scenario: Scenario, { result }: Compiled): void {
  const known = (result.application?.externs ?? []).flatMap(unit =>
    unit.methods.map(method => `${unit.name}.${method.name}`),
  );
  const unknown = Object.keys(scenario.externs ?? {}).find(method => !known.includes(method));
  if (unknown === undefined) return;
  const there = known.length === 0 ? 'there is no extern service' : `there are ${known.join(', ')}`;
  throw new WrongUse(`the scenario scripts ${unknown}, which is no function outside; ${there}`);
}

async function runOne(serving: Serving, call: OneCall, input: Input, io: Io): Promise<ExitCode> {
  const id = input.flags.requestId;
  const outcome = await request(serving.engine.url, call.method, call.values, {
    requestId: typeof id === 'string' ? id : undefined,
  });
  if (outcome.kind === 'error') {
    io.stderr.write(`${describe(outcome, io)}\n`);
    return exitCode.problems;
  }
  if (outcome.value !== undefined) io.stdout.write(`${JSON.stringify(outcome.value)}\n`);
  return exitCode.ok;
}

/** `SoldOut (what: "h1")`: the message of an error that the program declared begins with its name. */
function describe(outcome: Outcome & { kind: 'error' }, io: Io): string {
  const { name, message } = outcome;
  const style = styleFor(io.stderr, io);
  const rest = message.startsWith(name) ? message.slice(name.length) : `: ${message}`;
  return `${style.red(name)}${message === '' ? '' : rest}`;
}

function parseArguments(text: string | undefined): readonly Json[] {
  if (text === undefined) return [];
  let value: Json;
  try {
    value = parseJson(text);
  } catch {
    throw new WrongUse(`the arguments must be a JSON array such as '["u1", 2]', not ${text}`);
  }
  if (!Array.isArray(value))
    throw new WrongUse(`the arguments must be a JSON array such as '["u1", 2]', not ${text}`);
  return value;
}

async function playScenario(scenario: Scenario, serving: Serving, io: Io): Promise<ExitCode> {
  const style = styleFor(io.stdout, io);
  io.stdout.write(`${scenario.about}\n`);
  const reports = await play(scenario, await playerOf(serving));
  for (const report of reports) io.stdout.write(reportLines(report, style));
  const failed = reports.filter(({ problems }) => problems.length > 0).length;
  io.stdout.write(`${reports.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? exitCode.ok : exitCode.problems;
}

async function playerOf({ engine }: Serving): Promise<Player> {
  const { readDuration } = await import('../../compiler/index.ts');
  const { url } = engine;
  return {
    call: (method, args, requestId) =>
      request(url, method, args, { requestId, headers: { 'mu-hurry': '1' } }),
    start: (method, args, requestId) =>
      request(url, method, args, { requestId, headers: { prefer: 'respond-async' } }),
    advance: async duration => {
      const milliseconds = readDuration(duration);
      if (milliseconds === undefined) throw new WrongUse(`"${duration}" in the scenario is no duration`);
      await engine.advance(milliseconds);
    },
    signal: ({ signal, request: to, message, delivery }) =>
      sendSignal(url, { request: to, name: signal }, message, delivery),
    http: ({ http, body, request: requestId, headers }) =>
      ask(url, http, body, { requestId, headers: { 'mu-hurry': '1', ...headers } }),
  };
}

function reportLines({ title, problems }: StepReport, style: ReturnType<typeof styleFor>): string {
  const sign = problems.length === 0 ? style.green('✔') : style.red('✘');
  return [`  ${sign} ${title}`, ...problems.map(problem => `      ${problem}`)]
    .map(line => `${line}\n`)
    .join('');
}
