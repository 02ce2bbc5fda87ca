// Builds written by hand: a manifest, state machines and a bundle whose runs are plain functions of invocation and ports.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { States } from '../../targets/asl/types.ts';
import { type EngineOptions, startEngine } from '../../targets/local/index.ts';
import type { Manifest } from '../../targets/manifest.ts';

export interface Handmade {
  /** Run id → the text of `async (invocation, ports) => Reply`. */
  readonly runs: { readonly [run: string]: string };
  /** Method → its states. */
  readonly machines?: { readonly [method: string]: States };
  /** Methods that one run serves, and their parameters. */
  readonly direct?: {
    readonly [method: string]: { readonly run: string; readonly parameters: readonly string[] };
  };
  /** Method → its route. */
  readonly http?: { readonly [method: string]: { readonly method: string; readonly path: string } };
}

/** `commit(invocation, ports, change)` moves the ledger entry with the writes, or answers what it says already. */
const bundleHead = `
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
const counter = { service: 'S', state: 'n', part: 'value', key: undefined };
const done = value => ({ exit: 'return', values: { value } });
async function count({ key, attempt }, { store }) {
  const past = attempt > 0 ? await store.entry(key) : undefined;
  if (past !== undefined) return past.state.reply;
  for (;;) {
    const [found] = await store.read([counter]);
    const value = (found?.value ?? 0) + 1;
    const reply = done(value);
    const result = await store.commit({
      checks: [],
      writes: [{ kind: 'put', record: counter, value, version: key, expect: { version: found?.version } }],
      entry: { key, next: { sequence: 1, input: '', state: { kind: 'done', reply }, expires: 9e9 } },
    });
    if (result.kind === 'committed') return reply;
    if (result.kind === 'moved') return result.entry.state.reply;
  }
}
`;

/** Writes the build into a new folder. */
export function handmade(build: Handmade): string {
  const folder = temporaryFolder('mu-build-');
  const { runs, machines = {}, direct = {}, http = {} } = build;
  const table = Object.entries(runs).map(([run, code]) => `  ${JSON.stringify(run)}: ${code},`);
  const bundle = `${bundleHead}
const runs = {\n${table.join('\n')}\n};
export const execute = (invocation, ports) => runs[invocation.run](invocation, ports);\n`;
  mkdirSync(join(folder, 'functions'));
  writeFileSync(join(folder, 'functions', 'S.mjs'), bundle);
  for (const [id, states] of Object.entries(machines)) {
    const definition = { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states };
    writeFileSync(join(folder, `${id}.asl.json`), JSON.stringify(definition));
  }
  const parameter = (name: string) => ({
    name,
    optional: false,
    rest: false,
    type: 'unknown',
    shape: { kind: 'unknown' as const },
  });
  const manifest: Manifest = {
    format: 1,
    application: 'handmade',
    optimize: 'balanced',
    entries: [
      ...Object.keys(machines).map(method => ({
        method,
        parameters: [parameter('x')],
        http: http[method],
        workflow: method,
        run: undefined,
      })),
      ...Object.entries(direct).map(([method, { run, parameters }]) => ({
        method,
        parameters: parameters.map(parameter),
        http: http[method],
        workflow: undefined,
        run,
      })),
    ],
    machines: Object.keys(machines).map(id => ({
      id,
      name: id.replace('.', '-'),
      definition: `${id}.asl.json`,
      diagram: '',
      resource: `${id.replace('.', '')}Machine`,
      parameters: ['x'],
    })),
    functions: [{ name: 'S', resource: 'SFunction', bundle: 'functions/S.mjs', runs: Object.keys(runs) }],
    externs: [],
    tables: [],
    errors: [],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

/** A Task that runs `run` under the key `<request id>/<run>`. */
export function runTask(run: string, rest: object) {
  return {
    Type: 'Task' as const,
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: {
      FunctionName: '${SFunctionArn}',
      Payload: {
        run,
        key: `{% $states.context.Execution.Name & "/${run}" %}`,
        attempt: '{% $states.context.State.RetryCount %}',
        time: '{% $states.context.State.EnteredTime %}',
        values: { x: '{% $states.input.args[0] %}' },
      },
    },
    TimeoutSeconds: 60,
    Output: { args: ['{% $states.result.Payload.values.value %}'] },
    ...rest,
  };
}

const folders: string[] = [];

export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

export function start(build: Handmade | string, options: Partial<EngineOptions> = {}) {
  return startEngine({ build: typeof build === 'string' ? build : handmade(build), ...options });
}

/** An engine in a process of its own, to be killed. */
export async function startProcess(
  build: string,
  data: string,
): Promise<{ url: string; kill(): Promise<void> }> {
  const index = new URL('../../targets/local/index.ts', import.meta.url).href;
  const script = `import { startEngine } from ${JSON.stringify(index)};
const engine = await startEngine(${JSON.stringify({ build, data })});
console.log(engine.url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', chunk => resolve(String(chunk).trim()));
    child.once('exit', code => reject(new Error(`the engine ended with ${code}`)));
  });
  return {
    url,
    kill: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

export async function post(url: string, path: string, body: unknown, requestId?: string) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: requestId === undefined ? {} : { 'idempotency-key': requestId },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
