// Compiles a program and plays requests on what came out: the emitted state machines in the local engine's interpreter, the
// emitted functions as modules, the store in memory. `choose` decides which of the invocations under way answers next.
import { pathToFileURL } from 'node:url';
import { compile, type OptimizeLevel } from '../../../compiler/index.ts';
import type { Diagnostic } from '../../../grammar/diagnostic.ts';
import { decode, thaw } from '../../../stdlib/runtime/codec.ts';
import type { Invocation, Json, Ports } from '../../../stdlib/runtime/ports.ts';
import type { StateMachine } from '../../../targets/asl/types.ts';
import { emitSfn } from '../../../targets/index.ts';
import { functionError } from '../../../targets/local/functions.ts';
import type { Outcome } from '../../../targets/local/interpreter/index.ts';
import { functionArn, machineArnName, machinePath } from '../../../targets/names.ts';
import type { Seen } from './model.ts';
import type { Choose } from './scope.ts';
import type { Built, Execute, Latency } from './world.ts';
import { World } from './world.ts';

export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  play(requests: readonly Request[], choose: Choose, latency?: Latency): Promise<Played>;
}

/** What each request gave, and how long it took in virtual time. */
export interface Played {
  readonly seen: readonly Seen[];
  readonly took: readonly number[];
}

export interface Request {
  readonly method: string;
  readonly args: readonly unknown[];
}

const library = pathToFileURL(`${import.meta.dirname}/../../../stdlib/`).href;

export async function compiled(text: string, level: OptimizeLevel): Promise<Compiled> {
  const source = { path: 'main.mu', text };
  const host = {
    read: (path: string) => (path === source.path ? text : undefined),
    list: () => [source.path],
  };
  const { diagnostics, application } = compile(host, '', { name: 'random', optimize: level });
  if (application === undefined) return { diagnostics, play: () => Promise.resolve({ seen: [], took: [] }) };
  const built = emitSfn(application, { sources: [source] });
  const units = new Map<string, Execute>();
  const { files, entries } = built.functions;
  const module = moduleUrl(files.get('main.mjs') ?? '', new Map());
  for (const { module: name, unit } of entries) {
    const url = moduleUrl(files.get(name) ?? '', new Map([['./main.mjs', module]]));
    const { execute } = (await import(url)) as { readonly execute: Execute };
    units.set(`\${${functionArn(unit)}}`, execute);
  }
  const machines = new Map(
    application.workflows.map(w => [
      `\${${machineArnName(application, w.id)}}`,
      JSON.parse(built.files.get(machinePath(w.id)) ?? '') as StateMachine,
    ]),
  );
  const platform: Built = { units, machines };
  return {
    diagnostics,
    async play(requests, choose, latency) {
      const world = new World(platform, choose, latency);
      const seen: Seen[] = [];
      const took: number[] = [];
      for (const [i, { method, args }] of requests.entries()) {
        const entry = application.entries.find(e => e.method === method);
        const id = `request-${i}`;
        if (entry?.workflow === undefined) {
          const run = application.functions.find(f => f.runs.some(r => r.id === entry?.run));
          const execute = units.get(`\${${functionArn(run?.name ?? '')}}`) as Execute;
          const names = (entry?.parameters ?? []).map((p, n) => [p.name, args[n] as Json]);
          seen.push(
            seenOf(
              await direct(
                execute,
                directly(entry?.run ?? '', `${id}/${method}`, Object.fromEntries(names)),
                world.ports,
              ),
            ),
          );
          continue;
        }
        const machine = machines.get(`\${${machineArnName(application, entry.workflow)}}`) as StateMachine;
        const ended = await world.run(machine, id, args as readonly Json[]);
        await world.settled();
        seen.push(seenOf(ended.outcome));
        took.push(ended.took);
      }
      return { seen, took };
    },
  };
}

function directly(run: string, key: string, values: Invocation['values']): Invocation {
  return { run, key, attempt: 0, time: '2026-01-02T03:04:05.000Z', values };
}

/** How many modules there were: equal texts are modules of their own, which declare their errors when they are loaded. */
let loaded = 0;

/** Text as a module that can be imported; the names of what it imports are replaced by addresses. */
function moduleUrl(text: string, others: ReadonlyMap<string, string>): string {
  const addresses = new Map([
    ...others,
    ['mu:runtime', `${library}runtime/index.ts`],
    ['mu:entry', `${library}entry/lambda.ts`],
  ]);
  const linked = text.replace(
    /from "([^"]+)"/g,
    (_, name: string) => `from "${addresses.get(name) ?? name}"`,
  );
  loaded++;
  return `data:text/javascript;base64,${Buffer.from(`${linked}\n// ${loaded}`).toString('base64')}`;
}

async function direct(execute: Execute, invocation: Invocation, ports: Ports): Promise<Outcome> {
  try {
    const reply = await execute(invocation, ports);
    return { kind: 'succeeded', output: (reply.values as { readonly value: Json }).value } as Outcome;
  } catch (thrown) {
    const { errorType, errorMessage } = functionError(thrown);
    return { kind: 'failed', error: errorType, cause: errorMessage } as Outcome;
  }
}

function seenOf(outcome: Outcome): Seen {
  if (outcome.kind === 'succeeded') return { value: thaw(outcome.output as Json) };
  if (outcome.kind !== 'failed') throw new Error('the execution was stopped');
  const { error = '', cause = '' } = outcome;
  if (!cause.startsWith('{')) throw new Error(`${error}: ${cause}`);
  const inner = JSON.parse(cause) as { readonly errorMessage?: string; readonly fields?: Json };
  const value = inner.errorMessage === undefined ? inner : JSON.parse(inner.errorMessage);
  return { error, fields: decode((value as { readonly fields: Json }).fields) };
}
